namespace Lis.Api;

/// <summary>Builds the service from its command line; the tests start it in the same way as Program.cs.</summary>
public static class LisApplication
{
    public static WebApplication Build(string[] args)
    {
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/health/live", () => Results.Ok());
        app.MapGet("/health/ready", () => Results.Ok());
        return app;
    }
}
