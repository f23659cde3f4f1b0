package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority and a server certificate for every sandbox, made at its start. The
 * authority's key is forgotten then, so no other certificate can be signed with it. What only some
 * clients need is made when it is asked for, so that the start is quick.
 */
final class Certificates {

  /** The usual one; a trust store holds no secret. */
  private static final char[] STORE_PASSWORD = "changeit".toCharArray();

  private final SSLContext server;
  private final X509Certificate authority;

  private Certificates(SSLContext server, X509Certificate authority) {
    this.server = server;
    this.authority = authority;
  }

  /**
   * Makes both certificates.
   *
   * @param names host names of the server, at least one
   * @param now they are valid from a day before, for 30 days
   */
  static Certificates make(Set<HostName> names, Instant now) throws IOException {
    try {
      return issued(new CertificateIssuer(now), names);
    } catch (GeneralSecurityException e) {
      throw new IOException("this JDK makes no certificate of P-256", e);
    }
  }

  private static Certificates issued(CertificateIssuer issuer, Set<HostName> names)
      throws GeneralSecurityException {
    KeyPair authorityKeys = issuer.keys();
    KeyPair serverKeys = issuer.keys();
    X509Certificate authority = issuer.authority(authorityKeys);
    X509Certificate server = issuer.server(serverKeys.getPublic(), authorityKeys, names);
    KeyManager keys = new SingleServerKey(serverKeys.getPrivate(), server, authority);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {keys}, null, null);
    return new Certificates(context, authority);
  }

  /** TLS for the server. */
  SSLContext server() {
    return server;
  }

  /** TLS for a client that trusts this authority and no other. */
  SSLContext client() {
    try {
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw notOfThisJdk(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The authority's certificate, for clients that read PEM. */
  byte[] pem() {
    try {
      String base64 =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(authority.getEncoded());
      return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
          .getBytes(UTF_8);
    } catch (GeneralSecurityException e) {
      throw notOfThisJdk(e);
    }
  }

  /** The authority's certificate in a PKCS 12 store with the password "changeit". */
  byte[] trustStore() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      trusted().store(bytes, STORE_PASSWORD);
      return bytes.toByteArray();
    } catch (GeneralSecurityException e) {
      throw notOfThisJdk(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KeyStore trusted() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", authority);
    return store;
  }

  private static IllegalStateException notOfThisJdk(GeneralSecurityException cause) {
    return new IllegalStateException("this JDK has no PKIX or no PKCS 12", cause);
  }
}
