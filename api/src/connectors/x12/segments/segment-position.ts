import type { SourcePosition } from '../../source-position';
import type { Segment } from './segment';

/** Every segment id of an 835 or 837 interchange. Others are not quoted: damaged files put pieces of names there. */
const KNOWN_IDS = new Set(
  (
    'ISA TA1 GS ST BPR NTE TRN CUR REF DTM N1 N2 N3 N4 PER RDM LX TS2 TS3 CLP CAS NM1 MIA MOA AMT QTY SVC LQ PLB ' +
    'SE GE IEA BHT HL CLM AK1 AK2 AK9 IK5 STC ' +
    'SBR PAT DMG PRV DTP CL1 PWK CN1 K3 CR1 CR2 CR3 CR5 CR6 CRC HI HCP HSD OI SV1 SV2 SV3 SV4 SV5 SV6 SV7 SVD PS1 ' +
    'LIN CTP UR1 TOO DN1 DN2 FRM'
  ).split(' '),
);

const isKnownSegmentId = (id: string): boolean => KNOWN_IDS.has(id);

export const segmentName = (segment: Pick<Segment, 'id'>): string =>
  isKnownSegmentId(segment.id) ? segment.id : 'a segment unknown to an 835';

/**
 * @param interchange ISA13 and @param transaction ST02, null outside of them
 */
export function positionOf(
  segment: Pick<Segment, 'byte' | 'number'> & { id?: string },
  interchange: string | null,
  transaction: string | null,
): SourcePosition {
  const id = segment.id !== undefined && isKnownSegmentId(segment.id) ? ` (${segment.id})` : '';
  return {
    byte: segment.byte,
    segment: segment.number,
    label:
      `byte ${segment.byte}, segment ${segment.number}${id}` +
      (interchange === null ? '' : `, interchange ${quotable(interchange)}`) +
      (transaction === null ? '' : `, transaction ${quotable(transaction)}`),
  };
}

/** Control numbers and the like, short and printable. */
export function quotable(text: string): string {
  const clean = text.replace(/[^\x20-\x7e]/g, '?');
  return clean.length > 20 ? `${clean.slice(0, 20)}...` : clean;
}

/**
 * Describes an element's content without repeating it, for elements that a damaged file may have filled with a
 * patient's name or number: letters become A, digits 9. "12.5O" is described as "99.9A".
 */
export function shapeOf(text: string): string {
  if (text === '') return 'nothing';
  const shape = text
    .slice(0, 20)
    .replace(/[A-Za-z\x80-\xff]/g, 'A')
    .replace(/[0-9]/g, '9')
    .replace(/[^\x20-\x7e]/g, '?');
  return `text of the shape "${shape}${text.length > 20 ? '...' : ''}"`;
}
