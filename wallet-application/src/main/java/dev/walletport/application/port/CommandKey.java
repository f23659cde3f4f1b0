package dev.walletport.application.port;

import dev.walletport.domain.CustomerId;
import dev.walletport.domain.SubjectHash;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.util.Objects;

/**
 * Under what a {@link CommandStore} keeps a state: one wallet, one customer's new wallet, or what
 * several wallets share. Two subjects never have one key.
 *
 * @param value at most 512 visible ASCII characters; the name of a merchant counts among them
 */
public record CommandKey(String value) {

  private static final int LONGEST = 512;

  /**
   * Refuses null and what is too long for an index of a database.
   *
   * @throws IllegalArgumentException if it is longer than 512 characters
   */
  public CommandKey {
    Objects.requireNonNull(value, "value");
    if (value.length() > LONGEST) {
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
   */
  public static CommandKey wallet(Option<String> merchant, CustomerId customer, WalletId wallet) {
    return of("wallet", merchant, customer.value() + " " + wallet.value());
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
    return of("new", merchant, customer.value() + " " + provider.code());
  }

  /**
   * The delinking of all wallets of a customer.
   *
   * @param merchant the name of the gateway's merchant, if it has one
   * @param customer whose wallets
   * @return the key
   */
  public static CommandKey closing(Option<String> merchant, CustomerId customer) {
    return of("closing", merchant, customer.value());
  }

  /**
   * The messages to one customer.
   *
   * @param merchant the name of the gateway's merchant, if it has one
   * @param customer to whom
   * @return the key
   */
  public static CommandKey customer(Option<String> merchant, CustomerId customer) {
    return of("customer", merchant, customer.value());
  }

  /**
   * The messages to one mobile number, at any merchant.
   *
   * @param number the hash of the number
   * @return the key
   */
  public static CommandKey number(SubjectHash number) {
    return new CommandKey("number " + number.value());
  }

  /**
   * The messages by one origin, at any merchant.
   *
   * @param origin the hash of the origin
   * @return the key
   */
  public static CommandKey origin(SubjectHash origin) {
    return new CommandKey("origin " + origin.value());
  }

  /**
   * Tells whether it is of a wallet, a new wallet or a customer of a merchant.
   *
   * @param merchant the name of a gateway's merchant, if it has one
   * @return true if so; false for a number or an origin
   */
  public boolean isOf(Option<String> merchant) {
    String name = merchant.getOrElse("");
    int kind = value.indexOf(' ');
    return value.startsWith(" " + name.length() + " " + name + " ", kind);
  }

  /** Neither an id nor a provider has a blank; a merchant's name may, so its length is told. */
  private static CommandKey of(String kind, Option<String> merchant, String subject) {
    String name = merchant.getOrElse("");
    return new CommandKey(kind + " " + name.length() + " " + name + " " + subject);
  }
}
