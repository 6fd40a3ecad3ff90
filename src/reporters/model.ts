export { buildReportModel, unreadLines } from './model/index.js';
export type * from './model/index.js';
