import type {
  ArgumentNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  ObjectFieldNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  getOperationAST,
  GraphQLError,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  parse,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  validate,
  visit,
} from 'graphql';
import { withoutLongTexts } from './echo';
import type { Variables } from './variables';
import { coerceVariables, NUL } from './variables';

/** What one operation may request; the same over HTTP and WebSocket. */
export const LIMITS = {
  /** Lexical tokens of the document. */
  tokens: 4_000,
  /** Nesting of fields. */
  depth: 12,
  /** Fields with fragments spread, each occurrence counted: an alias or a repetition is a field of its own. */
  fields: 600,
  /** Fields at the top of the operation, each a query of its own. */
  rootFields: 24,
  /** Fields times the lengths of the lists that contain them. */
  cost: 50_000,
  /** Errors of one document that are reported; nobody fixes more at once. */
  validationErrors: 20,
} as const;

/** The length assumed for a list that has no `first`, such as a claim's lines. */
const ASSUMED_LIST_LENGTH = 5;
/** Introspection nests deeper than data (`ofType`) and reads no store. */
const INTROSPECTION_DEPTH = 20;

/** Parses the document, with the limit on tokens. Throws the GraphQLError that says what is wrong. */
function parseOperation(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: LIMITS.tokens });
  } catch (error) {
    throw isTokenOverflow(error) ? tooManyTokens() : error;
  }
}

export const isTokenOverflow = (error: unknown): boolean =>
  error instanceof GraphQLError && error.message.includes('Parsing aborted');

export const tooManyTokens = (): GraphQLError =>
  fault('query', `The document may hold at most ${LIMITS.tokens} tokens. Split it into several operations.`);

export const isValidationOverflow = ({ message }: Error): boolean =>
  message.startsWith('Too many validation errors');

export function tooManyFaults(): GraphQLError {
  const message = `The document has more than ${LIMITS.validationErrors} errors; these are the first. Fix them and send it again.`;
  return new GraphQLError(message, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', fields: [{ field: 'query', message }] },
  });
}

/** Why a valid operation is refused: variables of the wrong type, text that cannot be stored, a limit; or null. */
export function limitFault(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): GraphQLError | null {
  const root = schema.getRootType(operation.operation);
  if (!root) return null;
  const coerced = coerceVariables(schema, operation, variables);
  if (coerced.fault) return coerced.fault;
  const meter = new Meter(schema, fragmentsOf(document), coerced.values);
  return meter.measure(operation.selectionSet, root) ?? literalNul(document);
}

/** A string literal with a NUL, reported under its field's name; `content` is bytes and may hold any. */
function literalNul(document: DocumentNode): GraphQLError | null {
  let found: GraphQLError | null = null;
  let name = '';
  const named = (node: ArgumentNode | ObjectFieldNode): void => {
    name = node.name.value;
  };
  visit(document, {
    Argument: named,
    ObjectField: named,
    StringValue: ({ value }) => {
      if (name !== 'content' && value.includes('\0')) found ??= fault(name, NUL);
    },
  });
  return found;
}

export type Admission =
  | { document: DocumentNode; operation: OperationDefinitionNode; errors: null }
  | { errors: readonly GraphQLError[] };

/** Parses, validates and caches documents; the whole pipeline for a transport that has none of its own. */
export class OperationGate {
  private readonly known = new Map<string, DocumentNode>();

  constructor(private readonly schema: GraphQLSchema) {}

  admit(source: string, operationName: string | null | undefined, variables: Variables): Admission {
    let document = this.known.get(source);
    if (!document) {
      try {
        document = parseOperation(source);
      } catch (error) {
        return { errors: [withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')] };
      }
      const errors = validate(this.schema, document, undefined, { maxErrors: LIMITS.validationErrors });
      if (errors.length > 0)
        return { errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
      this.remember(source, document);
    }
    const operation = getOperationAST(document, operationName);
    if (!operation) {
      return { errors: [fault('operationName', 'Name one of the operations in the document.')] };
    }
    const broken = limitFault(this.schema, document, operation, variables);
    return broken ? { errors: [broken] } : { document, operation, errors: null };
  }

  private remember(source: string, document: DocumentNode): void {
    if (this.known.size >= KNOWN_DOCUMENTS) {
      const oldest = this.known.keys().next();
      if (!oldest.done) this.known.delete(oldest.value);
    }
    this.known.set(source, document);
  }
}

const KNOWN_DOCUMENTS = 500;

class Meter {
  private rootFields = 0;
  private fields = 0;
  private cost = 0;
  private broken: GraphQLError | null = null;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
  ) {}

  measure(selections: SelectionSetNode, root: GraphQLNamedType): GraphQLError | null {
    this.walk(selections, root, { depth: 1, length: 1, pageLength: null, maxDepth: LIMITS.depth, path: '' });
    return this.broken;
  }

  private walk(selections: SelectionSetNode, parent: GraphQLNamedType, at: Place): void {
    for (const selection of selections.selections) {
      if (this.broken) return;
      if (selection.kind === Kind.FIELD) {
        this.field(selection, parent, at);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition ? this.schema.getType(selection.typeCondition.name.value) : parent;
        if (on) this.walk(selection.selectionSet, on, at);
      } else {
        const fragment = this.fragments.get(selection.name.value);
        const on = fragment && this.schema.getType(fragment.typeCondition.name.value);
        if (fragment && on) this.walk(fragment.selectionSet, on, at);
      }
    }
  }

  private field(node: FieldNode, parent: GraphQLNamedType, at: Place): void {
    const name = node.name.value;
    const path = at.path ? `${at.path}.${name}` : name;
    this.fields += 1;
    this.cost += at.length;
    if (at.depth === 1 && ++this.rootFields > LIMITS.rootFields) {
      return this.refuse(path, `An operation may have at most ${LIMITS.rootFields} fields at its top.`);
    }
    if (this.fields > LIMITS.fields) {
      return this.refuse(
        path,
        `An operation may mention at most ${LIMITS.fields} fields, fragments and aliases included.`,
      );
    }
    if (at.depth > at.maxDepth) {
      return this.refuse(path, `Fields may nest at most ${at.maxDepth} deep.`);
    }
    if (this.cost > LIMITS.cost) {
      return this.refuse(
        path,
        `The operation asks for too much at once (over ${LIMITS.cost} values). Ask for a smaller "first".`,
      );
    }
    if (!node.selectionSet) return;
    const definition = definitionOf(parent, name);
    if (!definition) return;
    const type = getNamedType(definition.type);
    const introspecting = name === '__schema' || name === '__type' || at.maxDepth === INTROSPECTION_DEPTH;
    const first = this.firstOf(definition, node);
    const isList = isListType(getNullableType(definition.type));
    const length =
      isList && !introspecting ? at.length * (first ?? at.pageLength ?? ASSUMED_LIST_LENGTH) : at.length;
    this.walk(node.selectionSet, type, {
      depth: at.depth + 1,
      length,
      // A connection's page length applies to the lists in it.
      pageLength: isList ? null : first,
      maxDepth: introspecting ? INTROSPECTION_DEPTH : at.maxDepth,
      path,
    });
  }

  private firstOf(definition: GraphQLField<unknown, unknown>, node: FieldNode): number | null {
    if (!definition.args.some((arg) => arg.name === 'first')) return null;
    try {
      const { first } = getArgumentValues(definition, node, this.variables);
      return typeof first === 'number' && first > 1 ? first : 1;
    } catch {
      return 1; // an invalid argument is refused, with its name, when the operation runs
    }
  }

  private refuse(field: string, message: string): void {
    this.broken = fault(field, message);
  }
}

interface Place {
  depth: number;
  /** The number of objects here, by the lengths of the lists above. */
  length: number;
  /** The `first` of the connection that this selection belongs to. */
  pageLength: number | null;
  maxDepth: number;
  path: string;
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

function definitionOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

const fault = (field: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', fields: [{ field, message }] } });

function withCode(error: GraphQLError, code: string): GraphQLError {
  if (isValidationOverflow(error)) return tooManyFaults();
  if (error.extensions.code) return error;
  const { nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(withoutLongTexts(error.message), {
    nodes,
    source,
    positions,
    path,
    originalError,
    extensions: { ...extensions, code },
  });
}
