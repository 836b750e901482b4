import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Notification } from './notification.entity.js';
import { Notifications } from './notifications.service.js';
import { Channels } from './out/channels.js';
import { Deliveries } from './out/deliveries.js';
import { PostOffice } from './out/post-office.js';
import { NotificationPreferences } from './out/preferences.js';
import { RemindersOut } from './out/reminders-out.js';
import { ScreenSignals } from './screen-signals.js';

@Module({
  imports: [TypeOrmModule.forFeature([Notification])],
  providers: [Channels, Deliveries, NotificationPreferences, Notifications, PostOffice, RemindersOut, ScreenSignals],
  exports: [Channels, Deliveries, NotificationPreferences, Notifications, PostOffice, RemindersOut, ScreenSignals],
})
export class NotificationsModule {}
