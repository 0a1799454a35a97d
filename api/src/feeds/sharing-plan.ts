import type { DocumentNode, FieldNode, OperationDefinitionNode } from 'graphql';
import { Kind, print, visit } from 'graphql';
import type { SubscriptionRequest } from './subscriber';

/**
 * Identifies subscriptions that differ only in where they begin: `after` says only that, so it is left out of the key
 * (the stream's own position takes its place).
 */
export class SharingPlan {
  private readonly text: string;
  private readonly afterVariable: string | null;
  private readonly afterLiteral: string | null;
  /** `after` is used in a way that cannot be separated: nothing is shared with subscriptions that began elsewhere. */
  private readonly unshared: boolean;

  constructor(
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    const root = operation.selectionSet.selections.find(
      (selection): selection is FieldNode => selection.kind === Kind.FIELD,
    );
    const argument = root?.arguments?.find(({ name }) => name.value === 'after');
    const value = argument?.value;
    this.afterLiteral = value?.kind === Kind.STRING ? value.value : null;
    const variable = value?.kind === Kind.VARIABLE ? value.name.value : null;
    this.afterVariable = variable !== null && usesOf(document, variable) === 1 ? variable : null;
    const isRemovable =
      argument !== undefined && (value?.kind === Kind.STRING || this.afterVariable !== null);
    this.text = print(
      isRemovable
        ? visit(document, { Argument: (node) => (node === argument ? null : undefined) })
        : document,
    );
    this.unshared = value !== undefined && value.kind !== Kind.NULL && !isRemovable;
  }

  afterOf(variables: Record<string, unknown>): unknown {
    if (this.unshared) return this.operation;
    if (this.afterLiteral !== null) return this.afterLiteral;
    if (this.afterVariable === null) return null;
    const given = variables[this.afterVariable];
    if (given !== undefined) return given;
    const definition = this.operation.variableDefinitions?.find(
      ({ variable }) => variable.name.value === this.afterVariable,
    );
    return definition?.defaultValue && definition.defaultValue.kind !== Kind.NULL
      ? definition.defaultValue
      : null;
  }

  key({ operation, variables, authority }: SubscriptionRequest): string {
    const rest = Object.entries(variables).filter(([name]) => name !== this.afterVariable);
    rest.sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([authority, operation.name?.value ?? null, rest, this.text]);
  }
}

function usesOf(document: DocumentNode, variable: string): number {
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      if (name.value === variable) uses += 1;
    },
  });
  return uses;
}
