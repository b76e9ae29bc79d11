export { type Marked, readMark, splitFlowedList } from '../../layout/mark.ts';
