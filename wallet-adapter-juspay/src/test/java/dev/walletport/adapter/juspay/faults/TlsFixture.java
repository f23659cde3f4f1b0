package dev.walletport.adapter.juspay.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS with the {@link KeyStoreFixture} of these tests. */
public final class TlsFixture {

  /** Opening a key store takes long on purpose, so each is opened once. */
  private static final Map<String, SSLContext> SERVERS = new ConcurrentHashMap<>();

  private static final SSLContext CLIENT = trusting();

  private TlsFixture() {}

  /** A client that trusts the test authority. */
  public static SSLContext client() {
    return CLIENT;
  }

  /** Options by which another JVM trusts the test authority; the file is for it to read. */
  public static List<String> trusting(Path file) throws GeneralSecurityException, IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStoreFixture.trusted().store(out, KeyStoreFixture.PASSWORD);
    }
    return List.of(
        "-Djavax.net.ssl.trustStore=" + file,
        "-Djavax.net.ssl.trustStorePassword=" + String.valueOf(KeyStoreFixture.PASSWORD));
  }

  /** A server with the keys of that name. */
  public static SSLContext server(String name) {
    return SERVERS.computeIfAbsent(name, TlsFixture::opened);
  }

  private static SSLContext trusting() {
    try {
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(KeyStoreFixture.trusted());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext opened(String name) {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(KeyStoreFixture.server(name), KeyStoreFixture.PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
