import { StatTile, type StatTileProps } from '../components/stat-tile';
import { FigureName } from './figure-name';

interface FigureTileProps extends Omit<StatTileProps, 'heading'> {
  /** The figure's name in the API's definitions. */
  readonly metric: string;
}

/** A tile whose label says what its figure means. */
export function FigureTile({ metric, ...tile }: FigureTileProps) {
  return <StatTile {...tile} heading={<FigureName metric={metric}>{tile.label}</FigureName>} />;
}
