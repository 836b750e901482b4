import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Notification } from './notification.entity.js';
import { Notifications } from './notifications.service.js';
import { ScreenSignals } from './screen-signals.js';

@Module({
  imports: [TypeOrmModule.forFeature([Notification])],
  providers: [Notifications, ScreenSignals],
  exports: [Notifications, ScreenSignals],
})
export class NotificationsModule {}
