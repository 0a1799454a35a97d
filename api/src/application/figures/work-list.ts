import type { LocalDate } from '../../domain/calendar';
import { BadInputError, NotFoundError } from '../../domain/errors';
import { isPreventable, priorityOf } from '../../domain/work-list/work-priority';
import { MAX_NOTE_LENGTH, MAX_OWNER_LENGTH } from '../../domain/work-list/work-status';
import { parseGlobalId } from '../../entities/global-id';
import type { WorkNoteInput } from '../../entities/inputs/work-list.input';
import { WorkItem } from '../../entities/views/work-item';
import type { Queryable } from '../../persistence/database';
import type { WorkEntry, WorkList, WorkPlace } from '../../persistence/read/work/work-list';
import {
  commitNumberOf,
  findDenial,
  noteChanges,
  pageOfWork,
  recoveryChances,
} from '../../persistence/read/work/work-list';
import type { WorkNoteChanges } from '../../persistence/requests/work-note-requests';
import { changeWorkNote } from '../../persistence/requests/work-note-requests';
import { inventoryDay } from './inventory-day';
import { openWorkspace, workspaceOf } from '../scope';
import type { UseCaseContext } from '../use-case-context';
import { workspaceGlobalId } from '../../entities/global-id';

/** Read again when a commit came between its statements; a run commits some twenty times a second. */
const MAX_READINGS = 4;

export function workItems(
  db: Queryable,
  list: WorkList,
  after: WorkPlace | null,
  limit: number,
): Promise<WorkItem[]> {
  return atOneCommit(db, list.workspaceId, async () => pageOfWork(db, list, after, limit));
}

/** @returns null for a claim that was not denied at first @throws NotFoundError for an unknown workspace */
export async function workItem(context: UseCaseContext, claimId: string): Promise<WorkItem | null> {
  const { workspaceId, id } = parseGlobalId('Claim', claimId, 'claimId');
  const workspace = await openWorkspace(context, workspaceGlobalId(workspaceId), 'claimId');
  const today = await inventoryDay(context, workspace);
  const db = context.database.reader('live');
  const [item] = await atOneCommit(db, workspaceId, () => entryOf(db, workspaceId, id, today));
  return item ?? null;
}

/** @throws BadInputError by field, NotFoundError for a claim that was not denied at first */
export async function updateWorkItem(
  context: UseCaseContext,
  claimId: string,
  input: WorkNoteInput,
): Promise<WorkItem> {
  const changes = parseChanges(input);
  const { workspaceId, id } = parseGlobalId('Claim', claimId, 'claimId');
  await workspaceOf(context, workspaceId);
  if (!(await findDenial(context.database.reader('live'), workspaceId, id)))
    throw new NotFoundError('denied claim', claimId);
  await changeWorkNote(context.database, { workspaceId, claimId: id }, changes, context.nowMs());
  const item = await workItem(context, claimId);
  if (!item) throw new NotFoundError('denied claim', claimId);
  return item;
}

async function entryOf(
  db: Queryable,
  workspaceId: number,
  claimId: number,
  today: LocalDate,
): Promise<WorkEntry[]> {
  const denial = await findDenial(db, workspaceId, claimId);
  if (!denial) return [];
  return [{ ...priorityOf(denial, await recoveryChances(db, workspaceId), today), denial }];
}

async function atOneCommit(
  db: Queryable,
  workspaceId: number,
  read: () => Promise<WorkEntry[]>,
): Promise<WorkItem[]> {
  let items: WorkItem[] = [];
  let before = await commitNumberOf(db, workspaceId);
  for (let reading = 0; reading < MAX_READINGS; reading += 1) {
    items = await withNotes(db, workspaceId, await read(), before);
    const after = await commitNumberOf(db, workspaceId);
    if (after === before) break;
    before = after;
  }
  return items;
}

async function withNotes(
  db: Queryable,
  workspaceId: number,
  entries: readonly WorkEntry[],
  commitNumber: number,
): Promise<WorkItem[]> {
  if (entries.length === 0) return [];
  const claimIds = entries.map(({ denial }) => denial.claimId);
  const changes = await noteChanges(db, workspaceId, claimIds);
  return entries.map((entry) => itemOf(entry, changes.get(entry.denial.claimId) ?? [], commitNumber));
}

function itemOf(entry: WorkEntry, changes: WorkItem['changes'], commitNumber: number): WorkItem {
  const { denial } = entry;
  const said = changes.at(-1);
  return Object.assign(new WorkItem(), {
    workspaceId: denial.workspaceId,
    claimLocalId: denial.claimId,
    reasonKey: denial.reasonKey,
    priorityMilliCents: entry.priorityMilliCents,
    carc: denial.carc,
    deniedOn: denial.deniedOn,
    deadline: denial.deadline,
    daysLeft: entry.daysLeft,
    stage: denial.stage,
    nextStep: entry.nextStep,
    preventable: isPreventable(denial.reasonKey),
    deniedCents: denial.deniedCents,
    chance: 100 * entry.chance,
    expectedCents: entry.expectedCents,
    urgency: entry.urgency,
    priorityCents: Math.round(entry.priorityMilliCents / 1_000),
    note: said?.note ?? null,
    owner: said?.owner ?? null,
    status: said?.status ?? ('NEW' as const),
    changes,
    commitNumber,
  });
}

function parseChanges({ note, owner, status }: WorkNoteInput): WorkNoteChanges {
  return {
    ...(note !== undefined && { note: parseText('input.note', note, MAX_NOTE_LENGTH) }),
    ...(owner !== undefined && { owner: parseText('input.owner', owner, MAX_OWNER_LENGTH) }),
    ...(status && { status }),
  };
}

/** Nothing but blanks is nothing. */
function parseText(field: string, value: string | null, maxLength: number): string | null {
  const text = value?.trim() ?? '';
  if (text.length > maxLength)
    throw BadInputError.of(field, `expected at most ${maxLength} characters, got ${text.length}`);
  return text === '' ? null : text;
}
