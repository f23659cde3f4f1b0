package dev.walletport.adapter.fake.sandbox;

import static dev.walletport.adapter.fake.sandbox.DerWriter.bitString;
import static dev.walletport.adapter.fake.sandbox.DerWriter.explicit;
import static dev.walletport.adapter.fake.sandbox.DerWriter.implicit;
import static dev.walletport.adapter.fake.sandbox.DerWriter.integer;
import static dev.walletport.adapter.fake.sandbox.DerWriter.octetString;
import static dev.walletport.adapter.fake.sandbox.DerWriter.oid;
import static dev.walletport.adapter.fake.sandbox.DerWriter.sequence;
import static dev.walletport.adapter.fake.sandbox.DerWriter.set;
import static dev.walletport.adapter.fake.sandbox.DerWriter.utcTime;
import static dev.walletport.adapter.fake.sandbox.DerWriter.utf8;
import static dev.walletport.adapter.fake.sandbox.DerWriter.yes;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;

/**
 * Issues X.509 certificates of P-256 keys, by RFC 5280, with the extensions that strict clients
 * require. The JDK has no public way to sign one.
 */
final class CertificateIssuer {

  private static final String NAME = "Walletport sandbox ";
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);
  private static final Duration VALIDITY = Duration.ofDays(29);
  private static final byte[] ECDSA_SHA256 = sequence(oid("1.2.840.10045.4.3.2"));

  private final SecureRandom random = new SecureRandom();
  private final Instant now;

  /**
   * Makes one.
   *
   * @param now certificates are valid from a day before, for 30 days
   */
  CertificateIssuer(Instant now) {
    this.now = now;
  }

  KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  /** A certificate authority that signs itself. */
  X509Certificate authority(KeyPair keys) throws GeneralSecurityException {
    byte[] extensions = sequence(
        critical("2.5.29.19", sequence(yes())),
        critical("2.5.29.15", keyUsage(5)),
        plain("2.5.29.14", octetString(id(keys.getPublic()))));
    return signed(body("authority", keys.getPublic(), extensions), keys);
  }

  /** The certificate of a server, which an authority signs. */
  X509Certificate server(PublicKey key, KeyPair authority, Set<HostName> names)
      throws GeneralSecurityException {
    byte[] extensions = sequence(
        critical("2.5.29.15", keyUsage(0)),
        plain("2.5.29.37", sequence(oid("1.3.6.1.5.5.7.3.1"))),
        plain("2.5.29.17", subjects(names)),
        plain("2.5.29.14", octetString(id(key))),
        plain("2.5.29.35", sequence(implicit(0, id(authority.getPublic())))));
    return signed(body("server", key, extensions), authority);
  }

  private static byte[] subjects(Set<HostName> names) {
    return sequence(names.stream()
        .map(name -> implicit(name.isAddress() ? 7 : 2, name.subject()))
        .toArray(byte[][]::new));
  }

  private byte[] body(String subject, PublicKey key, byte[] extensions) {
    return sequence(
        explicit(0, integer(BigInteger.TWO)),
        integer(new BigInteger(120, random).setBit(120)),
        ECDSA_SHA256,
        name("authority"),
        sequence(utcTime(now.minus(CLOCK_SKEW)), utcTime(now.plus(VALIDITY))),
        name(subject),
        key.getEncoded(),
        explicit(3, extensions));
  }

  private static byte[] name(String subject) {
    return sequence(set(sequence(oid("2.5.4.3"), utf8(NAME + subject))));
  }

  private static byte[] critical(String oid, byte[] value) {
    return sequence(oid(oid), yes(), octetString(value));
  }

  private static byte[] plain(String oid, byte[] value) {
    return sequence(oid(oid), octetString(value));
  }

  /** One bit of the first octet, counted from its left. */
  private static byte[] keyUsage(int bit) {
    return bitString(7 - bit, new byte[] {(byte) (0x80 >> bit)});
  }

  /** RFC 7093: the first 160 bits of a SHA-256. */
  private static byte[] id(PublicKey key) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
    return Arrays.copyOf(hash, 20);
  }

  private static X509Certificate signed(byte[] body, KeyPair issuer)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(issuer.getPrivate());
    signature.update(body);
    byte[] certificate = sequence(body, ECDSA_SHA256, bitString(signature.sign()));
    return (X509Certificate) CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(certificate));
  }
}
