package dev.walletport.benchmarks;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Links over http of many customers, with a command guard over the store in memory and without. */
final class GuardedLinks {

  static final String GUARDED = "link, with a guard in memory";
  static final String UNGUARDED = "link, without a guard";

  private static final int CUSTOMERS = 1_000;
  private static final WalletId WALLET = WalletId.of(LoopbackServer.WALLET_ID);

  private final List<Customer> customers = IntStream.range(0, CUSTOMERS)
      .mapToObj(number -> Customer.registered(CustomerId.of("customer_" + number)))
      .toList();
  private final AtomicLong seconds = new AtomicLong();
  private final Wallets unguarded;
  private final Wallets guarded;
  private int next;

  private GuardedLinks(WalletGateway gateway) {
    CommandStore store = CommandStore.inMemory(this::twoSecondsLater);
    unguarded = Wallets.over(gateway);
    guarded = Wallets.builder(gateway).guard(CommandGuard.over(store)).build();
  }

  /**
   * Two seconds pass with each command, so that the last guess of a customer no longer counts, even
   * if every block has the same half of the customers.
   */
  private Instant twoSecondsLater() {
    return Instant.ofEpochSecond(seconds.addAndGet(2));
  }

  static Comparison measure(RunLength length, LoopbackTls tls) throws Exception {
    try (SelectorServer server = SelectorServer.start();
        Juspay juspay =
            Juspay.open(JuspaySettings.builder(server.uri(), JuspayApiKey.of(WalletClient.API_KEY))
                .sslContext(tls.client())
                .build())) {
      GuardedLinks links = new GuardedLinks(juspay.gateway());
      return new PairedRun(new ThreadMeter(server::owns), length)
          .compare(List.of(
              Subject.of(UNGUARDED, length.calls(), () -> links.link(links.unguarded)),
              Subject.of(GUARDED, length.calls(), () -> links.link(links.guarded))));
    }
  }

  private Object link(Wallets wallets) {
    next = (next + 1) % CUSTOMERS;
    return wallets.link(customers.get(next), WALLET, WalletClient.OTP).get();
  }
}
