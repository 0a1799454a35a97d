import type { RemitClaim } from '../connectors/remittance';
import { startOfDayS } from '../domain/calendar';
import type { Payer, Provider } from '../domain/claim';
import { changeStatus, CLAIM_TRANSITIONS } from '../domain/claim-status';
import { IMPORTED_ID_BASE } from '../domain/local-id';
import type { Tx } from '../persistence/database';
import type { KnownClaim } from '../persistence/import-store';
import {
  eventsOfClaims,
  findKnownClaims,
  findKnownEvents,
  recordEvents,
  takeImportIds,
} from '../persistence/import-store';
import type { RowIn, REMIT_EVENTS } from '../persistence/tables';
import { savePayersAndProviders } from '../persistence/session-store';
import type { BatchPlanner } from './batch-planner';
import type { RemitDates } from './remit-claim';
import {
  adjudicationOf,
  claimIdentity,
  claimOf,
  datesOf,
  eventIdentity,
  isPredetermination,
  isReversal,
  nameKey,
  payerTypeOf,
  providerKey,
  replacedIdentity,
} from './remit-claim';
import type { WorkspaceSession } from './workspace-session';

/** Imported payers and providers have numbers of their own, apart from those of a simulated world. */
const IMPORTED_NAME_BASE = 1_000_000;

export interface ImportCounts {
  created: number;
  updated: number;
  duplicates: number;
  refused: { position: string; code: string; message: string }[];
}

/** A remit, and which claim of its identity it adjudicates within its payment (see claim-occurrences.ts). */
export interface PlacedRemit {
  remit: RemitClaim;
  occurrence: number;
}

/**
 * Imports a batch of remits: creates new claims, applies later events to the claims they name, and counts what was
 * imported before without changing it. Runs inside the batch's transaction.
 */
export async function importRemits(
  tx: Tx,
  session: WorkspaceSession,
  planner: BatchPlanner,
  placed: readonly PlacedRemit[],
): Promise<ImportCounts> {
  const batch = await RemitBatch.open(tx, session, planner, placed);
  for (const entry of placed) batch.add(entry);
  await batch.save(tx);
  return batch.counts;
}

/** What the workspace knows already of the claims and events that the remits name. */
interface KnownRecords {
  events: Set<string>;
  claims: Map<string, KnownClaim>;
  adjudications: KnownAdjudications;
}

class RemitBatch {
  readonly counts: ImportCounts = { created: 0, updated: 0, duplicates: 0, refused: [] };
  private readonly organizations: PayersAndProviders;
  private readonly events: RowIn<typeof REMIT_EVENTS>[] = [];

  private constructor(
    private readonly workspaceId: number,
    private readonly planner: BatchPlanner,
    private readonly known: KnownRecords,
    session: WorkspaceSession,
    private nextId: number,
  ) {
    this.organizations = new PayersAndProviders(session);
  }

  static async open(
    tx: Tx,
    session: WorkspaceSession,
    planner: BatchPlanner,
    placed: readonly PlacedRemit[],
  ): Promise<RemitBatch> {
    const { workspaceId } = session;
    const keys = placed.map(({ remit }) => eventIdentity(remit));
    const events = await findKnownEvents(tx, workspaceId, keys);
    const named = await findKnownClaims(tx, workspaceId, placed.flatMap(identitiesOf));
    const claims = new Map(named.map((claim) => [claim.identityKey, claim]));
    const adjudications = await KnownAdjudications.of(tx, workspaceId, placed, claims);
    const nextId = (await takeImportIds(tx, workspaceId, placed.length)) + IMPORTED_ID_BASE;
    return new RemitBatch(workspaceId, planner, { events, claims, adjudications }, session, nextId);
  }

  add(entry: PlacedRemit): void {
    const { counts, known } = this;
    const { remit } = entry;
    const eventKey = eventIdentity(remit);
    if (known.events.has(eventKey)) {
      counts.duplicates += 1;
      return;
    }
    const dates = datesOf(remit);
    const identities = identitiesOf(entry);
    const before = this.claimBefore(remit, identities);
    const refusal = refusalOf(remit, dates !== null, before !== undefined);
    if (refusal || dates === null) {
      if (refusal) counts.refused.push({ position: remit.position.label, ...refusal });
      return;
    }
    known.events.add(eventKey);
    const claimId = before
      ? this.revise(before, remit, dates.processing)
      : this.create(remit, dates, identities[0] as string);
    const { traceNumber, ordinal } = remit;
    this.events.push({ workspaceId: this.workspaceId, eventKey, claimId, traceNumber, ordinal });
  }

  async save(tx: Tx): Promise<void> {
    await this.organizations.save(tx, this.workspaceId);
    await recordEvents(tx, this.events);
  }

  /** The claim that the remit is a later event of. A reversal is one only of what was adjudicated before it. */
  private claimBefore(remit: RemitClaim, identities: readonly string[]): KnownClaim | undefined {
    const { claims, adjudications } = this.known;
    const named = identities.map((key) => claims.get(key)).find((claim) => claim !== undefined);
    return named && (!isReversal(remit) || adjudications.precede(remit, named.id)) ? named : undefined;
  }

  private revise(before: KnownClaim, remit: RemitClaim, processingDate: string): number {
    const adjudication = adjudicationOf(remit, processingDate);
    const to = isReversal(remit) ? 'REVERSED' : adjudication.outcome;
    if (CLAIM_TRANSITIONS[before.status].includes(to)) before.status = changeStatus(before.status, to);
    const revised = to === 'REVERSED' ? null : adjudication;
    this.planner.reviseImported(before, remit.paidCents, revised, startOfDayS(processingDate));
    this.counts.updated += 1;
    return before.id;
  }

  private create(remit: RemitClaim, dates: RemitDates, identityKey: string): number {
    const id = this.nextId++;
    const claim = claimOf(remit, dates, {
      id,
      payerId: this.organizations.payer(remit),
      providerId: this.organizations.provider(remit),
    });
    const adjudication = adjudicationOf(remit, dates.processing);
    const submitted = new Map(
      remit.lines.flatMap((line) =>
        line.submitted ? [[line.lineNumber, line.submitted.procedureCode] as const] : [],
      ),
    );
    this.planner.importClaim(claim, adjudication, startOfDayS(dates.processing), identityKey, submitted);
    this.known.claims.set(identityKey, {
      id,
      identityKey,
      status: adjudication.outcome,
      submissionDate: claim.submissionDate,
    });
    this.known.adjudications.add(id, remit);
    this.counts.created += 1;
    return id;
  }
}

/**
 * The adjudications that the workspace's claims already have. A reversal takes back an earlier one: under another
 * payment, or before it under the same payment. The correction that follows it in its own payment is not what it
 * reverses, even when the file is imported a second time.
 */
class KnownAdjudications {
  private readonly byClaim = new Map<number, { traceNumber: string; ordinal: number }[]>();

  static async of(
    tx: Tx,
    workspaceId: number,
    placed: readonly PlacedRemit[],
    known: ReadonlyMap<string, KnownClaim>,
  ): Promise<KnownAdjudications> {
    const reversed = placed
      .filter(({ remit }) => isReversal(remit))
      .flatMap(identitiesOf)
      .flatMap((key) => known.get(key)?.id ?? []);
    const knownAdjudications = new KnownAdjudications();
    for (const event of await eventsOfClaims(tx, workspaceId, [...new Set(reversed)]))
      knownAdjudications.add(event.claimId, event);
    return knownAdjudications;
  }

  add(claimId: number, event: { traceNumber: string; ordinal: number }): void {
    const all = this.byClaim.get(claimId) ?? [];
    this.byClaim.set(claimId, all);
    all.push(event);
  }

  precede(reversal: RemitClaim, claimId: number): boolean {
    return (this.byClaim.get(claimId) ?? []).some(
      ({ traceNumber, ordinal }) => traceNumber !== reversal.traceNumber || ordinal < reversal.ordinal,
    );
  }
}

/** The claim's own identity first, then that of the claim it replaces. */
function identitiesOf({ remit, occurrence }: PlacedRemit): string[] {
  const own = claimIdentity(remit);
  const replaced = replacedIdentity(remit);
  return [occurrence === 1 ? own : `${own}#${occurrence}`, ...(replaced === null ? [] : [replaced])];
}

function refusalOf(
  remit: RemitClaim,
  dated: boolean,
  known: boolean,
): { code: string; message: string } | null {
  if (isPredetermination(remit))
    return {
      code: 'PREDETERMINATION',
      message: 'CLP02 is 25 (predetermination): expected an adjudicated claim',
    };
  if (!dated)
    return {
      code: 'CLAIM_DATE_MISSING',
      message:
        'expected a date of service (DTM*232 or *472), a receipt date (DTM*050) or a payment date (BPR16), found none',
    };
  if (isReversal(remit) && !known)
    return {
      code: 'REVERSAL_WITHOUT_CLAIM',
      message:
        'CLP02 is 22 (reversal) of a claim that is not here: import the remittance with its first adjudication first',
    };
  return null;
}

/** Finds a remit's payer and provider in the workspace, and creates those that are new. */
class PayersAndProviders {
  private readonly payerIds = new Map<string, number>();
  private readonly providerIds = new Map<string, number>();
  private readonly newPayers: (Payer & { identityKey: string })[] = [];
  private readonly newProviders: (Provider & { identityKey: string })[] = [];

  constructor(private readonly session: WorkspaceSession) {
    for (const payer of session.payers.values()) this.payerIds.set(nameKey(payer.name), payer.id);
    for (const provider of session.providers.values()) {
      this.providerIds.set(providerKey(null, provider.name), provider.id);
      this.providerIds.set(providerKey(provider.npi || null, provider.name), provider.id);
    }
  }

  payer(remit: RemitClaim): number {
    const key = nameKey(remit.payer.name);
    const found = this.payerIds.get(key);
    if (found !== undefined) return found;
    const id = nextImportedId(this.session.payers);
    const payer: Payer = { id, name: remit.payer.name, type: payerTypeOf(remit.claimFilingIndicator) };
    this.session.payers.set(id, payer);
    this.payerIds.set(key, id);
    this.newPayers.push({ ...payer, identityKey: key });
    return id;
  }

  provider(remit: RemitClaim): number | null {
    const named = remit.renderingProvider ?? remit.payee;
    if (!named.name && !named.npi) return null;
    const key = providerKey(named.npi, named.name);
    const found = this.providerIds.get(key);
    if (found !== undefined) return found;
    const id = nextImportedId(this.session.providers);
    const provider: Provider = {
      id,
      npi: named.npi ?? '',
      name: named.name || `NPI ${named.npi}`,
      specialty: 'Unknown',
      taxonomy: null,
    };
    this.session.providers.set(id, provider);
    this.providerIds.set(key, id);
    this.newProviders.push({ ...provider, identityKey: key });
    return id;
  }

  async save(tx: Tx, workspaceId: number): Promise<void> {
    await savePayersAndProviders(tx, workspaceId, {
      payers: this.newPayers,
      providers: this.newProviders,
      coders: [],
    });
  }
}

const nextImportedId = (named: ReadonlyMap<number, unknown>): number =>
  [...named.keys()].reduce((highest, id) => Math.max(highest, id), IMPORTED_NAME_BASE) + 1;
