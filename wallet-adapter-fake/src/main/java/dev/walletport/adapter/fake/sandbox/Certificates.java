package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority and a server certificate for every sandbox, made at its start. The
 * authority's key is forgotten then, so no other certificate can be signed with it.
 *
 * @param server TLS for the server
 * @param client TLS for a client that trusts this authority and no other
 * @param pem the authority's certificate, for clients that read PEM
 * @param trustStore the authority's certificate in a PKCS 12 store with the password "changeit"
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared and never changed.
record Certificates(SSLContext server, SSLContext client, byte[] pem, byte[] trustStore) {

  /** The usual one; a trust store holds no secret. */
  private static final char[] STORE_PASSWORD = "changeit".toCharArray();

  /** Of a store in memory alone. */
  private static final char[] NO_PASSWORD = new char[0];

  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";

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
      throws GeneralSecurityException, IOException {
    KeyPair authorityKeys = issuer.keys();
    KeyPair serverKeys = issuer.keys();
    X509Certificate authority = issuer.authority(authorityKeys);
    X509Certificate server = issuer.server(serverKeys.getPublic(), authorityKeys, names);
    KeyStore keys = emptyStore();
    keys.setKeyEntry(
        SERVER, serverKeys.getPrivate(), NO_PASSWORD, new Certificate[] {server, authority});
    KeyStore trusted = emptyStore();
    trusted.setCertificateEntry(AUTHORITY, authority);
    return new Certificates(
        server(keys, NO_PASSWORD), client(trusted), pem(authority), stored(trusted));
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static SSLContext server(KeyStore keys, char[] password) throws GeneralSecurityException {
    KeyManagerFactory server = KeyManagerFactory.getInstance("PKIX");
    server.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(server.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext client(KeyStore trusted) throws GeneralSecurityException {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static byte[] pem(Certificate authority) throws GeneralSecurityException {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(authority.getEncoded());
    return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
        .getBytes(UTF_8);
  }

  private static byte[] stored(KeyStore trusted) throws GeneralSecurityException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    trusted.store(bytes, STORE_PASSWORD);
    return bytes.toByteArray();
  }
}
