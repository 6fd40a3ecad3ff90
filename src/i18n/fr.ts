import { calendar } from './fr/calendar.js';
import { campaign } from './fr/campaign.js';
import { campaignCompare } from './fr/campaignCompare.js';
import { cli } from './fr/cli.js';
import { compare } from './fr/compare.js';
import { explain } from './fr/explain.js';
import { gate } from './fr/gate.js';
import { interview } from './fr/interview.js';
import { probe } from './fr/probe.js';
import { problems } from './fr/problems.js';
import { report } from './fr/report.js';
import { roadmap } from './fr/roadmap.js';
import { terminal } from './fr/terminal.js';

/** The reference catalogue: every text of the tool, in French. */
export const fr = { calendar, campaign, campaignCompare, cli, compare, explain, gate, interview, probe, problems, report, roadmap, terminal };
