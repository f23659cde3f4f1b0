-- The state of commands, one row for each subject that is not fresh. No OTP, token or mobile number is in it.
create table wallet_command (
  subject    text        primary key check (length(subject) <= 512),
  merchant   text        not null,
  phase      text        not null check (phase in ('IDLE', 'IN_FLIGHT', 'UNSETTLED', 'GIVEN_UP')),
  due        timestamptz not null,
  messages   text        not null,
  guesses    text        not null,
  keep_until timestamptz not null,
  call_id    text,
  operation  text,
  effect     text,
  customer   text,
  routing_id text,
  wallet     text,
  provider   text,
  sent_at    timestamptz,
  looks      integer
);

create index wallet_command_due on wallet_command (merchant, due) where phase in ('IN_FLIGHT', 'UNSETTLED');
create index wallet_command_given_up on wallet_command (merchant) where phase = 'GIVEN_UP';
create index wallet_command_idle on wallet_command (due) where phase = 'IDLE';
