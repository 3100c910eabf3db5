import type { Api, Input } from '@chartroom/contract';
import { invalidField, type Tx } from '../../platform/index.ts';
import { findPerson, setPerson } from './store/write.ts';

type Commands = Input<Api['editPlan']>['body']['commands'];

/** Notes who of the register the resources of a plan are, where commands say so. */
export async function setPersons(
  tx: Tx,
  project: string,
  { commands, created }: { readonly commands: Commands; readonly created: ReadonlyMap<number, number> },
): Promise<void> {
  for (const [i, command] of commands.entries()) {
    if (command.do !== 'resource' || command.person === undefined) continue;
    const { person } = command;
    const id = person === null ? null : await findPerson(tx, person);
    if (person !== null && id === null)
      throw invalidField(`body.commands.${i}.person`, 'There is no such person. Choose one of the list.');
    await setPerson(tx, project, { uid: created.get(command.resource) ?? command.resource, person: id });
  }
}
