import { calendar } from './fr/calendar.js';
import { campaign } from './fr/campaign.js';
import { campaignFile } from './fr/campaignFile.js';
import { campaignCompare } from './fr/campaignCompare.js';
import { cli } from './fr/cli.js';
import { compare } from './fr/compare.js';
import { convention } from './fr/convention.js';
import { doubts } from './fr/doubts.js';
import { explain } from './fr/explain.js';
import { gate } from './fr/gate.js';
import { interview } from './fr/interview.js';
import { letters } from './fr/letters.js';
import { probe } from './fr/probe.js';
import { problems } from './fr/problems.js';
import { report } from './fr/report.js';
import { review } from './fr/review.js';
import { roadmap } from './fr/roadmap.js';
import { sample } from './fr/sample.js';
import { terminal } from './fr/terminal.js';

/** The reference catalogue: every text of the tool, in French. */
export const fr = {
  calendar,
  campaign,
  campaignCompare,
  campaignFile,
  cli,
  compare,
  convention,
  doubts,
  explain,
  gate,
  interview,
  letters,
  probe,
  problems,
  report,
  review,
  roadmap,
  sample,
  terminal,
};
