import { lazy, Suspense, type ComponentProps } from 'react';
import type { AntDrawer } from './ant/ant-drawer';
import type { AntPeriod } from './ant/ant-period';
import type { AntSelect } from './ant/ant-select';

/** antd is heavy, so each of its parts comes with the first screen that shows it; its place is kept meanwhile. */
const LazySelect = lazy(() => import('./ant/ant-select').then((part) => ({ default: part.AntSelect })));
const LazyPeriod = lazy(() => import('./ant/ant-period').then((part) => ({ default: part.AntPeriod })));
const LazyDrawer = lazy(() => import('./ant/ant-drawer').then((part) => ({ default: part.AntDrawer })));

const place = <span className="ant-place" />;

export function Picker(props: ComponentProps<typeof AntSelect>) {
  return (
    <Suspense fallback={place}>
      <LazySelect {...props} />
    </Suspense>
  );
}

export function PeriodPicker(props: ComponentProps<typeof AntPeriod>) {
  return (
    <Suspense fallback={place}>
      <LazyPeriod {...props} />
    </Suspense>
  );
}

export function SideDrawer(props: ComponentProps<typeof AntDrawer>) {
  return (
    <Suspense fallback={null}>
      <LazyDrawer {...props} />
    </Suspense>
  );
}
