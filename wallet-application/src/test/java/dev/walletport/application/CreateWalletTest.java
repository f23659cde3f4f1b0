package dev.walletport.application;

import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static dev.walletport.application.UseCaseFixture.LINKED;
import static dev.walletport.application.UseCaseFixture.UNLINKED;
import static dev.walletport.application.UseCaseFixture.UNREADABLE;
import static dev.walletport.application.UseCaseFixture.WALLET;
import static dev.walletport.application.UseCaseFixture.no;
import static dev.walletport.application.UseCaseFixture.yes;
import static dev.walletport.domain.WalletOperation.CREATE;
import static dev.walletport.domain.WalletOperation.LIST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletCallEnded.Effort;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletDetails;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CreateWalletTest {

  private static final NewWallet NEW_WALLET = NewWallet.at(WalletProvider.MOBIKWIK);
  private static final Unlinked ELSEWHERE =
      new Unlinked(WalletId.of("wlt_paytm"), WalletProvider.PAYTM, WalletDetails.none());
  private static final Unlinked SECOND =
      new Unlinked(WalletId.of("wlt_second"), WalletProvider.MOBIKWIK, WalletDetails.none());

  private final UseCaseFixture fixture = new UseCaseFixture();
  private final ScriptedGateway gateway = fixture.gateway;
  private final OutcomeUnknown lost = fixture.unknown(CREATE);

  @Nested
  class A_definite_answer {
    @Test
    void of_yes_is_the_wallet_and_its_id_is_heard() {
      gateway.answers(CREATE, yes(UNLINKED));

      assertThat(create()).isEqualTo(yes(UNLINKED));
      assertThat(gateway.arguments()).containsExactly(CUSTOMER, NEW_WALLET);
      assertHeard(Option.some(WALLET), new Outcome.Done(), Duration.ZERO, 1);
    }

    @Test
    void of_yes_may_be_a_wallet_that_is_linked_already() {
      gateway.answers(CREATE, yes(LINKED));

      assertThat(create()).isEqualTo(yes(LINKED));
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.UseCaseFixture#definiteFailures")
    void of_no_is_passed_on_and_never_read_back(WalletFailure failure) {
      gateway.answers(CREATE, no(failure));

      assertThat(create()).isEqualTo(Either.left(failure));
      assertThat(gateway.asked()).containsExactly(CREATE);
      assertHeard(Option.none(), new Outcome.Failed(failure.kind()), Duration.ZERO, 1);
    }
  }

  @Nested
  class A_lost_answer {
    @Test
    void is_a_success_if_the_list_shows_the_only_one_of_the_provider() {
      gateway
          .answers(CREATE, no(lost))
          .answers(LIST, yes(WalletList.of(List.of(ELSEWHERE, UNLINKED))));

      assertThat(create()).isEqualTo(yes(UNLINKED));
      assertThat(gateway.asked()).containsExactly(CREATE, LIST);
      assertThat(gateway.arguments()).containsExactly(CUSTOMER, NEW_WALLET, CUSTOMER);
      assertHeard(Option.some(WALLET), new Outcome.Settled(), Duration.ofMillis(200), 2);
    }

    @Test
    void is_a_success_as_soon_as_the_wallet_appears() {
      gateway.answers(CREATE, no(lost));
      gateway.answers(LIST, yes(WalletList.of(List.of()))).answers(LIST, no(UNREADABLE));
      gateway.answers(LIST, yes(WalletList.of(List.of(UNLINKED))));

      assertThat(create()).isEqualTo(yes(UNLINKED));
      assertThat(gateway.asked()).containsExactly(CREATE, LIST, LIST, LIST);
    }

    @Test
    void is_unknown_if_the_list_shows_none_of_the_provider() {
      gateway.answers(CREATE, no(lost));
      gateway.answers(LIST, yes(WalletList.of(List.of())));
      gateway
          .answers(LIST, yes(WalletList.of(List.of(ELSEWHERE))))
          .answers(LIST, yes(WalletList.of(List.of(ELSEWHERE))));

      assertThat(create()).isEqualTo(Either.left(lost));
      assertThat(gateway.asked()).containsExactly(CREATE, LIST, LIST, LIST);
      assertHeard(Option.none(), new Outcome.Unknown(), Duration.ofMillis(4_200), 4);
    }

    @Test
    void is_unknown_if_the_list_shows_several_of_the_provider() {
      WalletList several = WalletList.of(List.of(UNLINKED, SECOND));
      gateway.answers(CREATE, no(lost));
      gateway.answers(LIST, yes(several)).answers(LIST, yes(several)).answers(LIST, yes(several));

      assertThat(create()).isEqualTo(Either.left(lost));
    }

    @Test
    void is_unknown_if_the_list_has_an_unreadable_entry_besides() {
      WalletList list = new WalletList(List.of(UNLINKED), 1);
      gateway.answers(CREATE, no(lost));
      gateway.answers(LIST, yes(list)).answers(LIST, yes(list)).answers(LIST, yes(list));

      assertThat(create()).isEqualTo(Either.left(lost));
      assertThat(gateway.asked()).containsExactly(CREATE, LIST, LIST, LIST);
    }

    @Test
    void is_unknown_if_the_list_cannot_be_read() {
      gateway.answers(CREATE, no(lost));
      gateway
          .answers(LIST, no(UNREADABLE))
          .answers(LIST, no(UNREADABLE))
          .answers(LIST, no(UNREADABLE));

      assertThat(create()).isEqualTo(Either.left(lost));
      assertThat(gateway.asked()).containsExactly(CREATE, LIST, LIST, LIST);
    }

    @Test
    void is_handed_on_at_once_where_the_policy_is_never() {
      gateway.answers(CREATE, no(lost));

      assertThat(useCase(SettlingPolicy.none()).create(CUSTOMER, NEW_WALLET))
          .isEqualTo(Either.left(lost));
      assertThat(gateway.asked()).containsExactly(CREATE);
    }
  }

  private Either<WalletFailure, WalletAccount> create() {
    return useCase(SettlingPolicy.standard()).create(CUSTOMER, NEW_WALLET);
  }

  private CreateWallet useCase(SettlingPolicy policy) {
    return new CreateWallet(gateway, fixture.settling(policy), fixture.reporting());
  }

  private void assertHeard(Option<WalletId> wallet, Outcome outcome, Duration taken, int calls) {
    fixture.assertHeard(CREATE, wallet, outcome, new Effort(taken, calls));
  }
}
