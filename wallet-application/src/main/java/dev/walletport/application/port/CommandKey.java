package dev.walletport.application.port;

import dev.walletport.domain.CustomerId;
import dev.walletport.domain.SubjectHash;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;

/**
 * Under what a {@link CommandStore} keeps a state: one wallet, one customer's new wallet, or what
 * several wallets share. Two subjects never have one key, and no two merchants have one, but for a
 * mobile number and an origin.
 */
public final class CommandKey {

  private static final int LONGEST = 512;

  /** What a text has besides its parts: three blanks and the length of a name. */
  private static final int BETWEEN = 7;

  private static final String WALLET = "wallet";
  private static final String NEW_WALLET = "new";
  private static final String CLOSING = "closing";
  private static final String CUSTOMER = "customer";
  private static final String NUMBER = "number";
  private static final String ORIGIN = "origin";

  private final String kind;
  private final String merchant;
  private final String customer;
  private final String subject;

  private CommandKey(String kind, String merchant, String customer, String subject) {
    this.kind = kind;
    this.merchant = merchant;
    this.customer = customer;
    this.subject = subject;
    int parts = kind.length() + merchant.length() + customer.length() + subject.length();
    if (parts + BETWEEN > LONGEST) {
      throw new IllegalArgumentException("a key has at most " + LONGEST + " characters");
    }
  }

  /**
   * The commands on one wallet.
   *
   * @param merchant the name of the gateway's merchant, if it has one
   * @param customer whose wallet
   * @param wallet the wallet
   * @return the key
   * @throws IllegalArgumentException if the name of the merchant is too long for an index of a
   *     database, which needs more than 300 characters
   */
  public static CommandKey wallet(Option<String> merchant, CustomerId customer, WalletId wallet) {
    return new CommandKey(WALLET, merchant.getOrElse(""), customer.value(), wallet.value());
  }

  /**
   * The making of a wallet at one provider.
   *
   * @param merchant the name of the gateway's merchant, if it has one
   * @param customer for whom
   * @param provider the provider
   * @return the key
   */
  public static CommandKey newWallet(
      Option<String> merchant, CustomerId customer, WalletProvider provider) {
    return new CommandKey(NEW_WALLET, merchant.getOrElse(""), customer.value(), provider.code());
  }

  /**
   * The delinking of all wallets of a customer.
   *
   * @param merchant the name of the gateway's merchant, if it has one
   * @param customer whose wallets
   * @return the key
   */
  public static CommandKey closing(Option<String> merchant, CustomerId customer) {
    return new CommandKey(CLOSING, merchant.getOrElse(""), customer.value(), "");
  }

  /**
   * The messages to one customer.
   *
   * @param merchant the name of the gateway's merchant, if it has one
   * @param customer to whom
   * @return the key
   */
  public static CommandKey customer(Option<String> merchant, CustomerId customer) {
    return new CommandKey(CUSTOMER, merchant.getOrElse(""), customer.value(), "");
  }

  /**
   * The messages to one mobile number, at any merchant.
   *
   * @param number the hash of the number
   * @return the key
   */
  public static CommandKey number(SubjectHash number) {
    return new CommandKey(NUMBER, "", "", number.value());
  }

  /**
   * The messages by one origin, at any merchant.
   *
   * @param origin the hash of the origin
   * @return the key
   */
  public static CommandKey origin(SubjectHash origin) {
    return new CommandKey(ORIGIN, "", "", origin.value());
  }

  /**
   * Reads a key back that a store has written.
   *
   * @param value what {@link #value} answered
   * @return an equal key
   * @throws IllegalArgumentException if it is the text of no key
   */
  public static CommandKey of(String value) {
    try {
      return read(value);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException("this is the text of no key", e);
    }
  }

  private static CommandKey read(String value) {
    int kindEnd = value.indexOf(' ');
    String kind = value.substring(0, kindEnd);
    String rest = value.substring(kindEnd + 1);
    return switch (kind) {
      case NUMBER, ORIGIN -> new CommandKey(kind, "", "", rest);
      case WALLET, NEW_WALLET, CLOSING, CUSTOMER -> ofMerchant(kind, rest);
      default -> throw new IllegalArgumentException("there is no kind of key " + kind);
    };
  }

  private static CommandKey ofMerchant(String kind, String rest) {
    int lengthEnd = rest.indexOf(' ');
    int nameEnd = lengthEnd + 1 + Integer.parseInt(rest.substring(0, lengthEnd));
    String name = rest.substring(lengthEnd + 1, nameEnd);
    String[] ids = rest.substring(nameEnd + 1).split(" ", -1);
    return new CommandKey(kind, name, ids[0], ids.length == 1 ? "" : ids[1]);
  }

  /**
   * Tells whose it is, so that a store finds what is due for one merchant.
   *
   * @return the name of the merchant; empty for a merchant without a name, for a mobile number and
   *     for an origin
   */
  public String merchant() {
    return merchant;
  }

  /**
   * Writes it as text, for a store that keeps no objects.
   *
   * @return at most 512 visible ASCII characters and blanks; the name of a merchant counts among
   *     them, and is as the host wrote it
   */
  public String value() {
    return customer.isEmpty() ? kind + ' ' + subject : ofMerchant();
  }

  /** Neither an id nor a provider has a blank; a merchant's name may, so its length is told. */
  private String ofMerchant() {
    String whose = kind + ' ' + merchant.length() + ' ' + merchant + ' ' + customer;
    return subject.isEmpty() ? whose : whose + ' ' + subject;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CommandKey key
        && subject.equals(key.subject)
        && customer.equals(key.customer)
        && merchant.equals(key.merchant)
        && kind.equals(key.kind);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * subject.hashCode() + customer.hashCode()) + merchant.hashCode())
        + kind.hashCode();
  }

  /** The text; no number and no origin is in it. */
  @Override
  public String toString() {
    return value();
  }
}
