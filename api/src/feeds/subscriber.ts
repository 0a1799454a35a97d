import type { DocumentNode, OperationDefinitionNode } from 'graphql';

/** Where frames go; a socket that takes none for a while must cost nobody else anything. */
export interface FrameSink {
  /**
   * Sends one result, already written out, to this subscriber. False: its socket holds more than it should; it wants
   * nothing until `drained` resolves.
   */
  send(payload: Buffer): boolean;
  drained(): Promise<void>;
}

export interface SubscriptionRequest {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  /** Who asks; results are shared only among those who may see the same. */
  authority: string;
}
