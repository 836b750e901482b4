import type { Role } from '@app/users';
import type { DemoAdvisor } from './content/demo-lead.js';

export interface DemoPerson {
  email: string;
  name: string;
  role: Role;
  team: DemoTeam;
  /** Territory: GB/T 2260 prefixes. */
  regions: string[];
}

export type DemoTeam = 'root' | 'southwest' | 'central';

/** Two teams under one; a name that is taken by a real team gets 演示 behind it. */
export const demoTeams: Record<DemoTeam, string> = { root: '浙里招商中心', southwest: '浙西南组', central: '浙中组' };

export const demoStaff: DemoPerson[] = [
  { email: 'admin@plotline.local', name: '管理员', role: 'admin', team: 'root', regions: [] },
  { email: 'manager@plotline.local', name: '沈若溪', role: 'manager', team: 'root', regions: [] },
];

export const demoAdvisors: Record<DemoAdvisor, DemoPerson> = {
  lin: { email: 'advisor@plotline.local', name: '林知远', role: 'advisor', team: 'southwest', regions: ['3311'] },
  chen: { email: 'advisor2@plotline.local', name: '陈雨桐', role: 'advisor', team: 'southwest', regions: ['3308'] },
  zheng: {
    email: 'advisor3@plotline.local',
    name: '郑一帆',
    role: 'advisor',
    team: 'southwest',
    regions: ['3303', '3308'],
  },
  wang: { email: 'advisor4@plotline.local', name: '王佳宁', role: 'advisor', team: 'central', regions: ['3307'] },
  xu: { email: 'advisor5@plotline.local', name: '徐立言', role: 'advisor', team: 'central', regions: ['3304', '3305'] },
};

/** Everybody who can sign in. */
export const demoPeople: DemoPerson[] = [...demoStaff, ...Object.values(demoAdvisors)];
