import { METRIC_CLOCKS, METRIC_UNITS } from '../../domain/metrics/metric-definition';
import { graphqlEnum } from './graphql-enum';
import { DIRECTIONS, GRANULARITIES } from './states';

export const DirectionEnum = graphqlEnum(
  'Direction',
  DIRECTIONS,
  'Sort direction: ascending or descending.',
  {
    ASC: 'Smallest or oldest first.',
    DESC: 'Largest or newest first.',
  },
);
export const GranularityEnum = graphqlEnum(
  'Granularity',
  GRANULARITIES,
  'The period that one point of a trend covers.',
  {
    DAY: 'One day.',
    WEEK: 'Monday to Sunday.',
    MONTH: 'A calendar month.',
  },
);
export const MetricUnitEnum = graphqlEnum('MetricUnit', METRIC_UNITS, 'What a figure is measured in.', {
  COUNT: 'A number of things, such as claims.',
  PERCENT: '0 to 100.',
  PERCENTAGE_POINTS: 'The difference of two percentages.',
  DOLLARS: 'US dollars.',
  DAYS: 'A number of days.',
  FACTOR: 'What something else is multiplied by.',
});
export const MetricClockEnum = graphqlEnum(
  'MetricClock',
  METRIC_CLOCKS,
  'By which date something falls into a window. The same claim counts on different days under different clocks.',
  {
    SUBMISSION_DATE: 'The day the claim was sent: a cohort. What becomes of it later counts on this day too.',
    PROCESSING_DATE: 'The day of the first adjudication.',
    FILING_DATE: 'The day an appeal was filed.',
    DECISION_DATE: 'The day an appeal was decided.',
    PRACTICE_DATE: 'The day a coder practiced.',
    BOOKING_DATE:
      'The day on which dollars came back, or on which a mature week of claims was booked: a Sunday, six weeks after it.',
    AS_OF: 'No window: the state of things at one instant.',
  },
);
