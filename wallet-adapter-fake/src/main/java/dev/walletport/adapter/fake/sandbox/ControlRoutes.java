package dev.walletport.adapter.fake.sandbox;

import static dev.walletport.adapter.fake.sandbox.ControlRoute.get;
import static dev.walletport.adapter.fake.sandbox.ControlRoute.optional;
import static dev.walletport.adapter.fake.sandbox.ControlRoute.post;
import static dev.walletport.adapter.fake.sandbox.ControlRoute.required;

import dev.walletport.adapter.fake.sandbox.ControlRoute.Parameter;
import java.util.List;
import java.util.stream.Stream;

/** All paths of the controls. */
final class ControlRoutes {

  private static final Parameter CUSTOMER = required("customer", "The id of the customer.");
  private static final Parameter WALLET = required("wallet", "The id of the wallet.");
  private static final Parameter PROVIDER =
      required("provider", "The code of the provider, such as MOBIKWIK.");

  private static final Parameter[] QUERY = {
    optional("customer", "Rows of this customer alone."),
    optional("wallet", "Rows of this wallet alone."),
    optional("operation", "Rows of this operation alone, such as LINK."),
    optional("outcome", "Rows of this outcome alone: done, refused, or the kind of a failure."),
    optional("search", "Rows that have this text anywhere, in any case."),
    optional("offset", "The rows that are left out before the first one shown; 0 without it."),
    optional("limit", "The most rows of each list, 1 to 1000; 200 without it.")
  };

  private static final List<ControlRoute> READS = List.of(
      get(
          "state",
          "All that the page shows, including one-time passwords.",
          Controls::state,
          QUERY),
      get("customers", "The customers with their wallets, by id.", Controls::customers, QUERY),
      get("wallets", "The wallets of all customers.", Controls::wallets, QUERY),
      get("messages", "The SMS messages, the newest first.", Controls::messages, QUERY),
      get("journal", "The calls of the fake, the newest first.", Controls::journal, QUERY),
      get(
          "requests",
          "The requests with their responses, the newest first.",
          Controls::requests,
          and(
              optional("scope", "wallets leaves out accepted commands of the controls; all."),
              QUERY)),
      get(
          "requests/{number}",
          "One request with its response.",
          Controls::request,
          required("number", "The number of the request.")),
      get("openapi.json", "This description of the controls.", Controls::openApi));

  private static final List<ControlRoute> WALLETS = List.of(
      post("customers", "Opens a customer.", Controls::openCustomer, CUSTOMER),
      post("lock", "Locks a customer out.", Controls::lock, CUSTOMER),
      post("unlock", "Ends every lock of a customer.", Controls::unlock, CUSTOMER),
      post(
          "wallets",
          "Opens a wallet at the provider.",
          Controls::openWallet,
          CUSTOMER,
          PROVIDER,
          optional("id", "The id of the new wallet; without it, one is drawn."),
          optional("mobile_number", "The number that one-time passwords go to."),
          optional("first_otp", "true sends a first one-time password.")),
      post(
          "balance",
          "Sets the balance of a wallet.",
          Controls::setBalance,
          WALLET,
          required("amount", "An amount such as 250 or 250.50.")),
      post(
          "link-elsewhere",
          "Links a wallet without a call of the host.",
          Controls::linkElsewhere,
          WALLET),
      post(
          "delink-elsewhere",
          "Delinks a wallet without a call of the host.",
          Controls::delinkElsewhere,
          WALLET));

  private static final List<ControlRoute> ACTS = List.of(
      post("otp", "Requests a one-time password, as a client would.", Controls::requestOtp, WALLET),
      post(
          "link",
          "Links a wallet, as a client would.",
          Controls::link,
          WALLET,
          required("otp", "What the customer types.")),
      post("delink", "Delinks a wallet, as a client would.", Controls::delink, WALLET),
      post(
          "debit",
          "Debits with a token, or with a new token of a wallet.",
          Controls::debit,
          optional("token", "The token; without it, wallet is required."),
          optional("wallet", "The id of a linked wallet, which is read for a token.")));

  private static final List<ControlRoute> SETTINGS = List.of(
      post(
          "clock",
          "Moves the clock ahead.",
          Controls::moveClock,
          required("seconds", "A whole number of seconds.")),
      post("providers", "Makes a provider known.", Controls::addProvider, PROVIDER),
      post(
          "policy",
          "Sets the rules of a provider's one-time passwords; a provider that was not known is known"
              + " from then on.",
          Controls::setPolicy,
          PROVIDER,
          required("length", "Digits of a password."),
          required("validity_seconds", "How long a password may be used."),
          required("guesses", "Wrong passwords that are allowed."),
          required("resend_seconds", "The pause before the next password."),
          required("lock_seconds", "The lock after the last guess; 0 for none.")),
      post(
          "faults",
          "Sets a fault for the next calls, or until it is cleared.",
          Controls::setFault,
          required("operation", "An operation, such as LINK."),
          required(
              "fault",
              "A kind of fault, such as answer_lost, or wait: the response waits in real time."),
          optional("times", "For how many calls; without it, while_set is required."),
          optional("while_set", "true for every call until it is cleared."),
          optional("seconds", "For faults that last."),
          optional("code", "For the fault refused."),
          optional("message", "For the fault refused."),
          optional("provider", "For the fault provider_down.")),
      post(
          "faults/clear",
          "Clears faults; without fields all of them.",
          Controls::clearFaults,
          optional("operation", "An operation, with fault."),
          optional("fault", "A kind of fault, with operation."),
          optional("while_set", "true for those alone that last until they are cleared.")),
      post("reset", "Sets everything back to a new fake without customers.", Controls::reset));

  static final List<ControlRoute> ALL =
      Stream.of(READS, WALLETS, ACTS, SETTINGS).flatMap(List::stream).toList();

  private ControlRoutes() {}

  private static Parameter[] and(Parameter first, Parameter... others) {
    return Stream.concat(Stream.of(first), Stream.of(others)).toArray(Parameter[]::new);
  }
}
