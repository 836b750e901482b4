import { Command } from 'commander';
import { notYet } from '../not-yet.js';

export const listingsCommand = (): Command =>
  new Command('listings')
    .description('sites on offer · 房源')
    .addCommand(notYet('import', 'bring listings in · 导入房源'));
