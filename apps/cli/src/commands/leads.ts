import { Command } from 'commander';
import { notYet } from '../not-yet.js';

export const leadsCommand = (): Command =>
  new Command('leads').description('investment leads · 线索').addCommand(notYet('import', 'bring leads in · 导入线索'));
