package dev.walletport.adapter.fake;

import dev.walletport.application.port.CommandStore;
import dev.walletport.application.testing.CommandStoreContract;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The contract of stores on a mutant. {@link StoreContractCatchesEveryMutantTest} runs it; no build
 * tool does, because of its name.
 */
@ExtendWith(StoreMutantContract.MutantResolver.class)
class StoreMutantContract extends CommandStoreContract {

  static final String MUTANT = "walletport.store.mutant";

  private final StoreMutant mutant;

  StoreMutantContract(StoreMutant mutant) {
    this.mutant = mutant;
  }

  @Override
  protected CommandStore store() {
    return mutant.store();
  }

  /** Injects the mutant that the run was configured with. */
  static final class MutantResolver implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == StoreMutant.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return StoreMutants.named(context.getConfigurationParameter(MUTANT).orElseThrow());
    }
  }
}
