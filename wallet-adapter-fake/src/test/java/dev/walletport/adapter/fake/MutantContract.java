package dev.walletport.adapter.fake;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.ProviderSide;
import dev.walletport.application.testing.WalletGatewayContract;
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

  private final WalletGateway gateway;
  private final ProviderSide provider;

  MutantContract(Mutant mutant) {
    FakeWallets wallets = FakeWallets.create();
    gateway = mutant.gateway().apply(wallets);
    provider = mutant.provider().apply(wallets);
  }

  @Override
  protected WalletGateway gateway() {
    return gateway;
  }

  @Override
  protected ProviderSide provider() {
    return provider;
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
