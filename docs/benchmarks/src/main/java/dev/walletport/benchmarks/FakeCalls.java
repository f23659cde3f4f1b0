package dev.walletport.benchmarks;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Calls on the fake, beside the least that any of them could be: one entry of a map replaced. */
final class FakeCalls {

  static final String BASE = "replace an entry of a map";

  private final FakeWallets fake = FakeWallets.create();
  private final WalletGateway gateway = fake.gateway();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final WalletId wallet = newWallet();
  private final WalletId linked = linkedWallet();
  private final Otp wrong = Otp.of("wrong");
  private final ConcurrentHashMap<WalletId, Entry> map = new ConcurrentHashMap<>();

  private FakeCalls() {}

  private record Entry(WalletId id, long version) {}

  static Comparison measure(RunLength length) throws Exception {
    return new FakeCalls().compare(new PairedRun(new ThreadMeter(id -> false), length), length);
  }

  private Comparison compare(PairedRun run, RunLength length) throws Exception {
    int calls = length.calls(2);
    return run.compare(List.of(
        Subject.ofShort(BASE, calls, this::replace),
        Subject.ofShort("find an unlinked wallet", calls, () -> gateway.find(customer, wallet)),
        Subject.ofShort("refuse an OTP", calls, () -> gateway.link(customer, wallet, wrong)),
        Subject.ofShort(
            "refresh a linked wallet, which hands out a token",
            calls,
            () -> gateway.refresh(customer, linked)),
        Subject.ofShort(
            "request an OTP, link, find, delink, with a minute between OTPs",
            length.calls(10),
            this::cycle)));
  }

  private WalletId newWallet() {
    return gateway.create(customer, NewWallet.at(WalletProvider.MOBIKWIK)).get().id();
  }

  private WalletId linkedWallet() {
    WalletId made = newWallet();
    gateway.link(customer, made, Otp.of(MagicOtp.LINKED.typed())).get();
    return made;
  }

  private Object replace() {
    return map.compute(
        wallet, (id, before) -> new Entry(id, before == null ? 0 : before.version() + 1));
  }

  private Object cycle() {
    fake.clock().advance(Duration.ofMinutes(1));
    gateway.requestOtp(customer, wallet).get();
    gateway.link(customer, wallet, Otp.of(fake.inbox().newestOtp(wallet))).get();
    gateway.find(customer, wallet).get();
    return gateway.delink(customer, wallet).get();
  }
}
