import { Type } from 'typebox';
import { seenVersion } from './values.ts';

const strict = { additionalProperties: false } as const;
const format = Type.Union([Type.Literal('text'), Type.Literal('card')]);

export const Notifications = Type.Object(
  {
    version: Type.Integer(),
    email: Type.Boolean(),
    siteUrl: Type.Union([Type.String(), Type.Null()]),
    webhook: Type.Union([Type.Object({ host: Type.String(), format }), Type.Null()]),
    /** Only in the reply to a new address: what its messages are signed with. */
    key: Type.Optional(Type.String()),
  },
  { title: 'Notifications' },
);

/** `webhook` left out stays as it is, and null turns it off. */
export const NotificationsBody = Type.Object(
  {
    version: seenVersion(0),
    email: Type.Boolean(),
    siteUrl: Type.String({ maxLength: 300 }),
    webhook: Type.Optional(
      Type.Union([
        Type.Object({ url: Type.String({ maxLength: 2000 }), format }, strict),
        Type.Null(),
      ]),
    ),
  },
  { ...strict, title: 'NotificationsBody' },
);
