package dev.walletport.consumer;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Without arguments, links and delinks a wallet on the fake, and through the Juspay adapter over
 * HTTP and HTTPS. With an argument, expects that the adapter refuses to open, with a message that
 * begins so, and sends nothing. Ends with an exception where that is not so.
 */
public final class Host {

  private static final List<String> SHOWN =
      List.of("httpclient5-", "httpcore5-5", "jackson-core-", "slf4j-api-");

  private Host() {}

  /**
   * Runs it.
   *
   * @param arguments none, or the beginning of a refusal
   * @throws IOException if a server cannot listen
   */
  public static void main(String[] arguments) throws IOException {
    require(jars().noneMatch(jar -> jar.matches("(guice|guava)-.*")), "Guice or Guava is here");
    if (arguments.length == 0) {
      links();
    } else {
      isRefused(arguments[0]);
    }
  }

  private static void links() throws IOException {
    FakeWallets fake = FakeWallets.create();
    linkAndDelink(fake, fake.gateway());
    pass("linked and delinked on the fake");
    try (JuspaySandbox sandbox = JuspaySandbox.start(fake);
        Juspay juspay = Juspay.open(settings(sandbox.uri()).build())) {
      linkAndDelink(fake, juspay.gateway());
      pass("linked and delinked over HTTP");
    }
    try (JuspaySandbox sandbox = JuspaySandbox.builder(fake).https().start();
        Juspay juspay = Juspay.open(settings(sandbox.uri())
            .sslContext(sandbox.clientSslContext())
            .build())) {
      linkAndDelink(fake, juspay.gateway());
      pass("linked and delinked over HTTPS");
    }
  }

  private static void linkAndDelink(FakeWallets fake, WalletGateway gateway) {
    Wallets wallets = Wallets.over(gateway);
    Customer customer = fake.openCustomer(CustomerId.of("customer_" + System.nanoTime()));
    WalletId wallet = expect(wallets.create(customer, NewWallet.at(WalletProvider.MOBIKWIK))).id();
    expect(wallets.requestOtp(customer, wallet));
    String typed = fake.inbox().newestOtp(wallet);
    expect(wallets.link(customer, wallet, typed));
    expect(wallets.list(customer));
    expect(wallets.delink(customer, wallet));
  }

  private static <T> T expect(Either<WalletFailure, T> answer) {
    return answer.getOrElseThrow(failure -> new IllegalStateException(failure.toString()));
  }

  private static void isRefused(String beginning) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      String refusal = refusal(URI.create("http://127.0.0.1:" + server.socket().getLocalPort()));
      require(refusal.startsWith(beginning), "refused with: " + refusal);
      require(server.accept() == null, "a connection was made");
      pass("refused: " + refusal);
    }
  }

  private static String refusal(URI baseUri) {
    try (Juspay juspay = Juspay.open(settings(baseUri).build())) {
      return "not at all, with " + juspay;
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  private static JuspaySettings.Builder settings(URI baseUri) {
    return JuspaySettings.builder(baseUri, JuspayApiKey.of("your_api_key"));
  }

  private static void pass(String what) {
    List<String> shown =
        jars().filter(jar -> SHOWN.stream().anyMatch(jar::startsWith)).toList();
    System.out.println("PASS " + what + " " + shown);
  }

  /** Those of the class path or of the module path. */
  private static Stream<String> jars() {
    return Stream.of("java.class.path", "jdk.module.path")
        .map(path -> System.getProperty(path, ""))
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .map(jar -> Path.of(jar).getFileName().toString());
  }

  private static void require(boolean fact, String otherwise) {
    if (!fact) {
      throw new IllegalStateException(otherwise);
    }
  }
}
