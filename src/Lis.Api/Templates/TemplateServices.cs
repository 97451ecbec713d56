namespace Lis.Api.Templates;

/// <summary>Everything that templates are made of; version 1 is there already.</summary>
public static class TemplateServices
{
    public static void AddTemplates(this IServiceCollection services)
    {
        services.AddSingleton<TemplateFile>();
        services.AddSingleton<TemplateRunner>();
        // A command that reads a file of figures has no use for the model, which takes longer to build than such a file to read.
        services.AddSingleton<Func<TemplateRunner>>(provider => provider.GetRequiredService<TemplateRunner>);
    }
}
