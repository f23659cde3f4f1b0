package dev.walletport.adapter.fake.model;

/** Calls the provider's model, as a gateway calls the provider. */
interface ModelClient {

  /** A new provider, with what this client shows of its answers. */
  ProviderModel provider();

  ModelAnswer call(ProviderModel provider, ModelCall call);

  /** A client in the same process, which changes nothing. */
  static ModelClient inProcess() {
    return new ModelClient() {
      @Override
      public ProviderModel provider() {
        return new ProviderModel(date -> date);
      }

      @Override
      public ModelAnswer call(ProviderModel provider, ModelCall call) {
        return provider.call(call);
      }
    };
  }
}
