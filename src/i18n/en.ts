import type { Catalogue } from './index.js';
import { calendar } from './en/calendar.js';
import { campaign } from './en/campaign.js';
import { campaignFile } from './en/campaignFile.js';
import { campaignCompare } from './en/campaignCompare.js';
import { cli } from './en/cli.js';
import { compare } from './en/compare.js';
import { convention } from './en/convention.js';
import { doubts } from './en/doubts.js';
import { explain } from './en/explain.js';
import { gate } from './en/gate.js';
import { interview } from './en/interview.js';
import { letters } from './en/letters.js';
import { probe } from './en/probe.js';
import { problems } from './en/problems.js';
import { report } from './en/report.js';
import { review } from './en/review.js';
import { roadmap } from './en/roadmap.js';
import { sample } from './en/sample.js';
import { terminal } from './en/terminal.js';

export const en: Catalogue = {
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
