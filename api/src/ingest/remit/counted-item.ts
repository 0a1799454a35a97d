import type { ConnectorItem } from '../../connectors/connector';

/** What a source holds, with the count of each among equals of its payment (see EqualsOfPayment), which is its identity. */
export interface CountedItem {
  item: ConnectorItem;
  nth: number;
}
