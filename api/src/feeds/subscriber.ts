import type { DocumentNode, OperationDefinitionNode } from 'graphql';

/** Where frames are sent; a socket that accepts none for a while must not cost anybody else anything. */
export interface FrameSink {
  /**
   * Sends one serialized result to this subscriber. Returns false when its socket holds more than it should; send
   * nothing until `drained` resolves.
   */
  send(payload: Buffer): boolean;
  drained(): Promise<void>;
}

export interface SubscriptionRequest {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  /** The authority of the caller; results are shared only among those who may see the same. */
  authority: string;
}
