package dev.walletport.application;

import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static dev.walletport.application.UseCaseFixture.WALLET;

import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.SweptCommand;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.testing.MovableClock;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One store with its clock, and nodes that share it, each with a clock of its own. */
final class GuardFixture implements WalletEvents {

  static final CommandKey KEY = CommandKey.wallet(Option.none(), CUSTOMER.id(), WALLET);

  final MovableClock storeClock = MovableClock.standing();
  final FailingCommandStore store = new FailingCommandStore(CommandStore.inMemory(storeClock));
  final ScriptedGateway gateway = new ScriptedGateway();
  final List<WalletCallEnded> heard = new ArrayList<>();
  final List<SweptCommand> swept = new ArrayList<>();
  final List<String> logged = new ArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();

  Wallets node() {
    return node(CommandGuard.over(store), storeClock);
  }

  Wallets node(CommandGuard guard) {
    return node(guard, storeClock);
  }

  Wallets node(CommandGuard guard, InstantSource clock) {
    return Wallets.builder(gateway)
        .settling(SettlingPolicy.none())
        .events(this)
        .clock(clock)
        .callIds(() -> CallId.of("call-" + calls.incrementAndGet()))
        .failureLog((message, thrown) -> logged.add(message + thrown))
        .guard(guard)
        .build();
  }

  @Override
  public void onEnd(WalletCallEnded event) {
    heard.add(event);
  }

  @Override
  public void onSwept(SweptCommand event) {
    swept.add(event);
  }

  CommandState state() {
    return store.read(KEY).state();
  }

  Instant now() {
    return storeClock.instant();
  }

  void pass(Duration time) {
    storeClock.advance(time);
  }

  static WalletId wallet(int number) {
    return WalletId.of("wlt_" + number);
  }
}
