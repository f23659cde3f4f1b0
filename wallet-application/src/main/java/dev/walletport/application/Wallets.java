package dev.walletport.application;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.SendAllowance;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a host asks for, one method each.
 *
 * <pre>{@code
 * Wallets wallets = Wallets.over(gateway);
 * Either<WalletFailure, Linked> answer = wallets.link(customer, wallet, typed);
 * }</pre>
 *
 * <p>Behind each call to the provider stands a use case, which a host may take instead; any number
 * of threads may share both. It answers what the gateway answers, with an unknown outcome settled
 * where it can be. Nothing expected is thrown, but by {@link #sendAllowance} and
 * {@link #settleOutstanding}, which say so; a null argument is a {@link NullPointerException} that
 * names it.
 */
public final class Wallets {

  private final UseCases useCases;

  /**
   * Asks through a gateway. It is for a container; by hand, {@link #over} and {@link #builder} are
   * shorter.
   *
   * @param gateway the providers
   * @param form what a one-time password must look like before it is sent
   * @param settling what is done about a lost answer
   * @param reporting tells how each call begins and ends
   */
  @Inject
  public Wallets(WalletGateway gateway, OtpForm form, Settling settling, Reporting reporting) {
    this(new UseCases(gateway, form, settling, reporting));
  }

  /**
   * Asks through use cases that are made already.
   *
   * @param useCases all of one gateway
   */
  public Wallets(UseCases useCases) {
    this.useCases = Objects.requireNonNull(useCases, "useCases");
  }

  /**
   * Asks through a gateway, with the defaults of {@link #builder}.
   *
   * @param gateway the providers
   * @return the use cases behind it
   */
  public static Wallets over(WalletGateway gateway) {
    return builder(gateway).build();
  }

  /**
   * Begins with a gateway and these defaults: a form of six digits, the standard settling, no
   * listener, the machine's clock, unique ids, the log of the JDK.
   *
   * @param gateway the providers
   * @return a builder
   */
  public static Builder builder(WalletGateway gateway) {
    return new Builder(gateway, InstantSource.system());
  }

  /**
   * Makes a wallet for a customer.
   *
   * @param customer whose wallet
   * @param newWallet which wallet, and whether the first one-time password is sent at once
   * @return as {@link CreateWallet#create}
   */
  public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet newWallet) {
    return useCases.get(CreateWallet.class).create(customer, newWallet);
  }

  /**
   * Has the provider send the customer a one-time password.
   *
   * @param customer whose wallet
   * @param wallet the wallet to be linked
   * @return as {@link RequestOtp#request}
   */
  public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
    return useCases.get(RequestOtp.class).request(customer, wallet);
  }

  /**
   * Links a wallet by what the customer typed.
   *
   * @param customer whose wallet
   * @param wallet the wallet to link
   * @param typed what the customer typed, or null for nothing
   * @return as {@link LinkWallet#link(Customer, WalletId, String)}
   */
  public Either<WalletFailure, Linked> link(
      Customer customer, WalletId wallet, @Nullable String typed) {
    return useCases.get(LinkWallet.class).link(customer, wallet, typed);
  }

  /**
   * Links a wallet of a provider whose passwords have another form.
   *
   * @param customer whose wallet
   * @param wallet the wallet to link
   * @param typed what the customer typed, or null for nothing
   * @param expected what the password must look like
   * @return as {@link LinkWallet#link(Customer, WalletId, String, OtpForm)}
   */
  public Either<WalletFailure, Linked> link(
      Customer customer, WalletId wallet, @Nullable String typed, OtpForm expected) {
    return useCases.get(LinkWallet.class).link(customer, wallet, typed, expected);
  }

  /**
   * Delinks a wallet.
   *
   * @param customer whose wallet
   * @param wallet the wallet to delink
   * @return as {@link DelinkWallet#delink}
   */
  public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
    return useCases.get(DelinkWallet.class).delink(customer, wallet);
  }

  /**
   * Reads a wallet; every read of a linked one hands out a fresh token.
   *
   * @param customer whose wallet
   * @param wallet the wallet
   * @return as {@link FindWallet#find}
   */
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    return useCases.get(FindWallet.class).find(customer, wallet);
  }

  /**
   * Reads all wallets of a customer.
   *
   * @param customer whose wallets
   * @return as {@link ListWallets#list}
   */
  public Either<WalletFailure, WalletList> list(Customer customer) {
    return useCases.get(ListWallets.class).list(customer);
  }

  /**
   * Asks the provider for the balance of a linked wallet; slow.
   *
   * @param customer whose wallet
   * @param wallet the wallet
   * @return as {@link RefreshBalance#refresh}
   */
  public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
    return useCases.get(RefreshBalance.class).refresh(customer, wallet);
  }

  /**
   * Asks the providers for the balances of all wallets of a customer; slow.
   *
   * @param customer whose wallets
   * @return as {@link RefreshBalances#refresh}
   */
  public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
    return useCases.get(RefreshBalances.class).refresh(customer);
  }

  /**
   * Changes the mobile number by which the provider knows the customer of an unlinked wallet.
   *
   * @param customer whose wallet
   * @param wallet the wallet
   * @param number the new number
   * @return as {@link ChangeMobileNumber#change}
   */
  public Either<WalletFailure, Unlinked> changeMobileNumber(
      Customer customer, WalletId wallet, MobileNumber number) {
    return useCases.get(ChangeMobileNumber.class).change(customer, wallet, number);
  }

  /**
   * Tells when the customer may ask for the next message, and how many are left, for a countdown.
   * It counts what {@link #requestOtp} would on this thread: the wallet, the customer, and the
   * mobile number and the origin that the guard's contexts name. A command on the wallet that is
   * under way, unsettled or given up holds messages back here as well.
   *
   * @param customer whose wallet
   * @param wallet the wallet
   * @return the latest instant and the fewest messages of all; none without a command guard
   * @throws RuntimeException if the store of commands cannot answer, or the contexts throw
   */
  public Option<SendAllowance> sendAllowance(Customer customer, WalletId wallet) {
    return useCases.allowance(customer, wallet);
  }

  /**
   * Delinks all wallets of a customer, to close an account.
   *
   * @param customer whose wallets
   * @return as {@link DelinkAll#delink}
   */
  public Either<WalletFailure, DelinkReport> delinkAll(Customer customer) {
    return useCases.delinkAll().delink(customer);
  }

  /**
   * Answers what finishes the commands of nodes that stopped; a host's scheduler calls it.
   *
   * @return the sweep over the guard's store
   * @throws IllegalStateException without a command guard
   */
  public SettleOutstanding settleOutstanding() {
    return useCases.settleOutstanding();
  }

  /** What a host sets before it asks; each setting replaces a default. */
  @SuppressWarnings(
      "exports") // Compilers alone read the annotation, so no host requires its module.
  public static final class Builder {

    private final WalletGateway gateway;
    private OtpForm form = OtpForm.standard();
    private SettlingPolicy settling = SettlingPolicy.standard();
    private WalletEvents events = WalletEvents.none();
    private InstantSource clock;
    private CallIds callIds = CallIds.unique();
    private HostFailureLog failureLog = HostFailureLog.system();
    private CommandGuard guard = CommandGuard.none();

    private Builder(WalletGateway gateway, InstantSource clock) {
      this.gateway = Objects.requireNonNull(gateway, "gateway");
      this.clock = clock;
    }

    /**
     * Sets what a one-time password must look like before it is sent.
     *
     * @param value the form
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder form(OtpForm value) {
      form = Objects.requireNonNull(value, "form");
      return this;
    }

    /**
     * Sets how often and for how long a command with a lost answer is read back.
     *
     * @param value the policy
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder settling(SettlingPolicy value) {
      settling = Objects.requireNonNull(value, "settling");
      return this;
    }

    /**
     * Sets the listener to the begin and the outcome of each call. Attempts are told by the
     * gateway, to which the host gives the same listener.
     *
     * @param value the host's listener
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder events(WalletEvents value) {
      events = Objects.requireNonNull(value, "events");
      return this;
    }

    /**
     * Sets the clock by which calls are timed.
     *
     * @param value the clock
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder clock(InstantSource value) {
      clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /**
     * Sets where the ids of calls come from, such as those of the host's own requests.
     *
     * @param value the source of ids
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder callIds(CallIds value) {
      callIds = Objects.requireNonNull(value, "callIds");
      return this;
    }

    /**
     * Sets where it is logged that a listener failed, {@code logger::warn} with SLF4J.
     *
     * @param value the log
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder failureLog(HostFailureLog value) {
      failureLog = Objects.requireNonNull(value, "failureLog");
      return this;
    }

    /**
     * Sets what lets one command at a time through for each wallet; none by default.
     *
     * @param value the guard
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder guard(CommandGuard value) {
      guard = Objects.requireNonNull(value, "guard");
      return this;
    }

    /**
     * Puts it all together; the builder may be used again.
     *
     * @return the use cases behind the gateway
     */
    public Wallets build() {
      return new Wallets(
          gateway,
          form,
          new Settling(settling, clock),
          new Reporting(events, clock, callIds, failureLog).guardedBy(guard));
    }
  }
}
