using System.Text.Json;
using Lis.Api.Security;

namespace Lis.Tests.Security;

/// <summary>What an administrator registers is what the service asks for.</summary>
public class EntraManifestTests
{
    static readonly JsonElement Manifest = JsonDocument.Parse(File.ReadAllText(
        Architecture.SourceTree.Absolute("deploy/entra/app-registration.json"))).RootElement;

    [Fact]
    public void Its_roles_are_the_services()
    {
        var roles = Manifest.GetProperty("appRoles").EnumerateArray().ToList();

        Assert.Equal(RoleNames.All.Order(), roles.Select(role => role.GetProperty("value").GetString()!).Order());
        Assert.All(roles, role => Assert.Equal(["User", "Application"], Texts(role.GetProperty("allowedMemberTypes"))));
        Assert.All(roles, role => Assert.True(role.GetProperty("isEnabled").GetBoolean()));
        Assert.Equal(roles.Count, roles.Select(role => role.GetProperty("id").GetGuid()).Distinct().Count());
    }

    [Fact]
    public void Its_scope_is_the_one_that_Power_Query_asks_for_and_its_clients_have_it()
    {
        var api = Manifest.GetProperty("api");
        var scope = api.GetProperty("oauth2PermissionScopes").EnumerateArray().Single();
        var clients = api.GetProperty("preAuthorizedApplications").EnumerateArray().ToList();

        Assert.Equal("user_impersonation", scope.GetProperty("value").GetString());
        Assert.Equal(
            [
                "7ab7862c-4c57-491e-8a45-d52a7e023983",
                "a672d62c-fc7b-4e81-a576-e60dc46e951d",
                "b52893c8-bc2e-47fc-918b-77022b299bbc",
            ],
            clients.Select(client => client.GetProperty("appId").GetString()!).Order());
        Assert.All(clients, client => Assert.Equal([scope.GetProperty("id").GetString()!], Texts(client.GetProperty("delegatedPermissionIds"))));
    }

    [Fact]
    public void Its_address_is_a_host_without_path() =>
        Assert.All(Texts(Manifest.GetProperty("identifierUris")), text => Assert.Matches("^https://[a-z0-9.-]+$", text));

    static List<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
