import { Type } from 'typebox';
import { Nullable } from './common.ts';

const uri = (description: string) => Nullable(Type.String({ description }));

export const Installation = Type.Object(
  {
    environment: Type.String({ enum: ['DEVELOPMENT', 'STAGING', 'PRODUCTION'] }),
    appVersion: Nullable(Type.String()),
    installedAt: Type.String(),
    lastEventAt: Nullable(
      Type.String({ description: 'When the platform itself last called, to the minute' }),
    ),
    token: Nullable(
      Type.Object(
        { receivedAt: Type.String(), expiresAt: Type.String(), refused: Type.Boolean() },
        { description: 'The token of the app, which the platform renews by the hour' },
      ),
    ),
    operator: Type.Object({
      region: Nullable(Type.String({ description: 'Where data lies' })),
      securityContact: uri('Whom to tell of a weakness'),
      supportContact: uri('Whom to ask for help'),
      notice: Nullable(Type.String({ description: 'What the operator has to say' })),
    }),
  },
  { title: 'Installation' },
);
