import { z } from 'zod';

/** A schema as JSON Schema says it, as far as tests look at it. */
export interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: boolean | Shape;
  readonly propertyNames?: Shape;
  readonly required?: readonly string[];
}

/** What was found of each schema: tests ask of every one thousands of times. */
const found = new WeakMap<z.ZodType, Shape>();

/** What a schema takes in; nothing that refers to itself is followed. */
export const shapeOf = (schema: z.ZodType): Shape => {
  const known = found.get(schema);
  if (known !== undefined) return known;
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  found.set(schema, shape);
  return shape;
};

/** The shapes that one place may have. */
export const choicesOf = (shape: Shape): readonly Shape[] => [
  ...(shape.anyOf ?? []),
  ...(shape.oneOf ?? []),
  ...(shape.allOf ?? []),
];
