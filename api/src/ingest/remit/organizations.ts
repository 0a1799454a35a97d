import type { RemitClaim, RemitPayer } from '../../connectors/remittance';
import type { SubmittedClaim } from '../../connectors/submission';
import { payerIdentifier } from '../../connectors/x12/payer-codes';
import type { Payer, PayerType, Provider } from '../../domain/claim';
import { PAYER_TYPES } from '../../domain/claim';
import type { Tx } from '../../persistence/database';
import { putPayersAndProviders } from '../../persistence/session-store';
import { lineOfBusinessOf } from './remit-event-of';
import { nameKey, payerKey, providerKey } from './remit-identity';
import type { WorkspaceSession } from '../workspace-session';

/** Imported payers and providers have numbers of their own, apart from those of a simulated world. */
const IMPORTED_NAME_BASE = 1_000_000;

/**
 * Finds a remittance's payer and provider in the workspace, and creates those that are new. What is kept of one that is
 * spelled in several ways does not depend on which came first: the shortest name, and the first of its kinds of plan.
 */
export class Organizations {
  private readonly changedPayers = new Map<number, Payer & { identityKey: string }>();
  private readonly changedProviders = new Map<number, Provider & { identityKey: string }>();

  constructor(private readonly session: WorkspaceSession) {}

  payer(stated: RemitPayer, claimFilingIndicator: string | null): number {
    const identityKey = payerKey(stated);
    const type = lineOfBusinessOf(claimFilingIndicator);
    const { payers, payerIds } = this.session;
    const known = payerIds.get(identityKey) ?? this.simulatedPayer(stated);
    const before = known === undefined ? undefined : payers.get(known);
    if (before && before.id < IMPORTED_NAME_BASE) return before.id;
    const payer: Payer = before
      ? { ...before, name: betterName(before.name, stated.name), type: betterType(before.type, type) }
      : { id: nextImportedId(payers), name: stated.name || identityKey.replace(/^id:/, 'Payer '), type };
    if (before?.name === payer.name && before.type === payer.type) return payer.id;
    payers.set(payer.id, payer);
    payerIds.set(identityKey, payer.id);
    this.changedPayers.set(payer.id, { ...payer, identityKey });
    return payer.id;
  }

  /** Who rendered what a payer adjudicated, else whom it paid. */
  provider({ renderingProvider, payee }: RemitClaim): number | null {
    return this.providerOf({ ...(renderingProvider ?? payee), taxonomy: null });
  }

  /** Who rendered what was submitted, else who billed it. */
  submitter({ renderingProvider, billingProvider }: SubmittedClaim): number | null {
    return this.providerOf(renderingProvider ? { ...renderingProvider, taxonomy: null } : billingProvider);
  }

  private providerOf(stated: { name: string; npi: string | null; taxonomy: string | null }): number | null {
    if (!stated.npi && isNoName(stated.name)) return null;
    const identityKey = providerKey(stated.npi, stated.name);
    const { providers, providerIds } = this.session;
    const known = providerIds.get(identityKey);
    const before = known === undefined ? undefined : providers.get(known);
    if (before && before.id < IMPORTED_NAME_BASE) return before.id;
    const name = stated.name || `NPI ${stated.npi}`;
    const provider: Provider = before
      ? {
          ...before,
          name: betterName(before.name, name),
          taxonomy: betterTaxonomy(before.taxonomy, stated.taxonomy),
        }
      : {
          id: nextImportedId(providers),
          npi: stated.npi ?? '',
          name,
          specialty: 'Unknown',
          taxonomy: stated.taxonomy,
        };
    if (before?.name === provider.name && before.taxonomy === provider.taxonomy) return provider.id;
    providers.set(provider.id, provider);
    providerIds.set(identityKey, provider.id);
    this.changedProviders.set(provider.id, { ...provider, identityKey });
    return provider.id;
  }

  save(tx: Tx, workspaceId: number): Promise<void> {
    return putPayersAndProviders(tx, workspaceId, {
      payers: [...this.changedPayers.values()],
      providers: [...this.changedProviders.values()],
    });
  }

  /** A simulated payer has no number but that which our own files give it. */
  private simulatedPayer(stated: RemitPayer): number | undefined {
    const [own] = stated.identifiers.filter(({ qualifier }) => qualifier !== 'TRN03');
    for (const payer of this.session.payers.values()) {
      if (payer.id >= IMPORTED_NAME_BASE || nameKey(payer.name) !== nameKey(stated.name)) continue;
      if (own === undefined || own.value === payerIdentifier(payer)) return payer.id;
    }
    return undefined;
  }
}

/** Left empty, or with a word for that, as files must have some name. */
const isNoName = (name: string): boolean => /^(UNKNOWN|NONE|N\/?A|NULL)?$/i.test(name.trim());

/** A name rather than a number, the shorter, then the first by its letters. */
function betterName(a: string, b: string): string {
  if (b === '') return a;
  const rank = (name: string): string =>
    `${/^(NPI|Payer) \d+$/.test(name) ? 1 : 0}${String(name.length).padStart(4, '0')}${name}`;
  return rank(b) < rank(a) ? b : a;
}

/** Of several, the first by its letters. */
const betterTaxonomy = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b < a) ? b : a;

const betterType = (a: PayerType, b: PayerType): PayerType =>
  PAYER_TYPES.indexOf(b) < PAYER_TYPES.indexOf(a) ? b : a;

const nextImportedId = (named: ReadonlyMap<number, unknown>): number =>
  [...named.keys()].reduce((highest, id) => Math.max(highest, id), IMPORTED_NAME_BASE) + 1;
