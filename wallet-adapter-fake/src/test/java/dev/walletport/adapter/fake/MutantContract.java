package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.testing.FakeAnswerHold;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.ProviderSide;
import dev.walletport.application.testing.WalletGatewayContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The contract on a mutant of the fake. {@link ContractCatchesEveryMutantTest} runs it; no build
 * tool does, because of its name.
 */
@ExtendWith(MutantContract.MutantResolver.class)
class MutantContract extends WalletGatewayContract {

  static final String MUTANT = "walletport.mutant";
  static final String KEY = "key_of_the_mutant";
  static final Duration PROMPTNESS = Duration.ofSeconds(1);

  private final WalletGateway gateway;
  private final ProviderSide provider;
  private final RecordedLog log = RecordedLog.begin(KEY);

  MutantContract(Mutant mutant) {
    FakeAnswerHold hold = new FakeAnswerHold();
    FakeWallets wallets = FakeWallets.builder().events(hold).build();
    gateway = mutant.gateway().apply(wallets);
    provider = mutant.provider().apply(wallets).with(hold).with(log);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Override
  protected WalletGateway gateway() {
    return gateway;
  }

  @Override
  protected ProviderSide provider() {
    return provider;
  }

  @Override
  protected Duration promptness() {
    return PROMPTNESS;
  }

  /** Injects the mutant that the run was configured with. */
  static final class MutantResolver implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Mutant.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      String name = context.getConfigurationParameter(MUTANT).orElseThrow();
      return AllMutants.named(name);
    }
  }
}
