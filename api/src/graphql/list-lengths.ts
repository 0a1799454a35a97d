import type { FieldNode, GraphQLField, GraphQLResolveInfo, GraphQLSchema, SelectionSetNode } from 'graphql';
import { getNamedType, getNullableType, isLeafType, isListType, isObjectType, Kind } from 'graphql';
import type { AppContext } from './context';
import { tooLong } from './errors';
import { LIMITS } from './limits';

/**
 * The length of a list without a `first` depends on the workspace: policies on its payers, days on its history. The
 * cost of an operation is computed before it runs, when these lengths are not known; so each such list is counted
 * against the same limit once it has been read, before its values are made.
 */
export function countLists(schema: GraphQLSchema): GraphQLSchema {
  const query = schema.getQueryType();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      if (growsWithData(field, type === query)) counted(field);
  }
  return schema;
}

/** At the top, or by days; other lists belong to one claim, pattern or draft, and stay short. */
function growsWithData(field: Field, atTop: boolean): boolean {
  const has = (name: string): boolean => field.args.some((arg) => arg.name === name);
  if (!isListType(getNullableType(field.type)) || isLeafType(getNamedType(field.type)) || has('first'))
    return false;
  return atTop || has('from');
}

function counted(field: Field): void {
  const { resolve } = field;
  if (!resolve) throw new Error(`${field.name} is a list of any length and has no resolver to count it in`);
  field.resolve = async (source, args, context, info) => {
    const list = (await resolve(source, args, context, info)) as unknown[];
    spend(context, info.fieldName, list.length * mentionedIn(info));
    return list;
  };
}

type Field = GraphQLField<unknown, AppContext, Record<string, unknown>>;

const spent = new WeakMap<AppContext, number>();

function spend(context: AppContext, field: string, values: number): void {
  const total = (spent.get(context) ?? 0) + values;
  spent.set(context, total);
  if (total > LIMITS.cost) throw tooLong(field);
}

/** The number of fields requested of each object of a list; siblings share their nodes, so these are counted once. */
const known = new WeakMap<readonly FieldNode[], number>();

function mentionedIn({ fieldNodes, fragments }: GraphQLResolveInfo): number {
  let count = known.get(fieldNodes);
  if (count === undefined) {
    count = fieldNodes.reduce((sum, node) => sum + fieldsOf(node.selectionSet, fragments), 0);
    known.set(fieldNodes, count);
  }
  return count;
}

function fieldsOf(set: SelectionSetNode | undefined, fragments: GraphQLResolveInfo['fragments']): number {
  let count = 0;
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.FIELD) count += 1 + fieldsOf(selection.selectionSet, fragments);
    else if (selection.kind === Kind.INLINE_FRAGMENT) count += fieldsOf(selection.selectionSet, fragments);
    else count += fieldsOf(fragments[selection.name.value]?.selectionSet, fragments);
  }
  return count;
}
