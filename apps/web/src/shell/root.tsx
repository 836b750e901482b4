import { Outlet } from '@tanstack/react-router';
import { Toaster } from '../ui/toast';

export function Root() {
  return (
    <>
      <Outlet />
      <Toaster />
    </>
  );
}
