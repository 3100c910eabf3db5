import pg from 'pg';
import { expect, test } from 'vitest';
import { valueTypes } from './value.ts';

test.each([
  '{}',
  '{a}',
  '{a,b c,ü}',
  '{NULL,null,a}',
  '{"a,b","NULL","","say \\"no\\""}',
  '{a\\b}',
  '{{a,b},{c,d}}',
  '[2:3]={a,b}',
])('the array %s of texts is read as `pg` reads it', text => {
  for (const oid of [1009, 1015, 2951])
    expect(valueTypes.getTypeParser(oid, 'text')(text)).toEqual(pg.types.getTypeParser(oid, 'text')(text));
});
