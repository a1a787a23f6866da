/** What a tool is on the wire: its name, what it takes and what it answers. */
import type * as z from 'zod';

/** What both ends agree on about one tool. */
export interface ToolContract<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodObject = z.ZodObject,
> {
  readonly name: string;
  readonly title: string;
  readonly input: I;
  readonly output: O;
  /** Names that older clients use for fields of the input; a field given by its own name wins. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Fields that older clients send and that mean nothing here; any other unknown one is refused. */
  readonly ignored?: readonly string[];
  /** Optional fields in which an empty text is a value; in all others it is as if left out. */
  readonly emptyTexts?: readonly string[];
}

/**
 * Infers a contract's types. Its input takes no unknown field; a schema is made strict only once, as
 * zod compiles each anew.
 */
export const defineContract = <I extends z.ZodObject, O extends z.ZodObject>(
  c: ToolContract<I, O>,
): ToolContract<I, O> => ({ ...c, input: c.input.strict() as unknown as I });

export type Input<C extends ToolContract> = z.output<C['input']>;
export type Output<C extends ToolContract> = z.input<C['output']>;
