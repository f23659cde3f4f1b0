package dev.walletport.consumer;

import com.google.common.collect.ImmutableList;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.walletport.adapter.fake.FakeModule;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspayModule;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Links a wallet with both of the Guice modules. Ends with an exception where that fails.
 */
public final class GuiceHost {

  private GuiceHost() {}

  /**
   * Runs it.
   *
   * @param arguments none
   * @throws IOException if the sandbox cannot listen
   */
  public static void main(String[] arguments) throws IOException {
    FakeWallets fake = FakeWallets.create();
    link(fake, Guice.createInjector(new FakeModule(fake)));
    pass("FakeModule");
    try (JuspaySandbox sandbox = JuspaySandbox.start(fake)) {
      JuspayApiKey key = JuspayApiKey.of("your_api_key");
      JuspaySettings settings = JuspaySettings.builder(sandbox.uri(), key).build();
      Injector injector = Guice.createInjector(new JuspayModule(settings));
      try (Juspay juspay = injector.getInstance(Juspay.class)) {
        link(fake, injector);
        pass("JuspayModule");
      }
    }
  }

  private static void link(FakeWallets fake, Injector injector) {
    Customer customer = fake.openCustomer(CustomerId.of("customer_" + System.nanoTime()));
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
    Wallets wallets = injector.getInstance(Wallets.class);
    WalletId wallet = expect(wallets.create(customer, newWallet)).id();
    String typed = fake.inbox().newestOtp(wallet);
    expect(wallets.link(customer, wallet, typed));
  }

  private static <T> T expect(Either<WalletFailure, T> answer) {
    return answer.getOrElseThrow(failure -> new IllegalStateException(failure.toString()));
  }

  private static void pass(String module) {
    System.out.println(
        "PASS linked by " + module + " " + jar(Guice.class) + " " + jar(ImmutableList.class));
  }

  private static Path jar(Class<?> one) {
    String path = one.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Path.of(path).getFileName();
  }
}
