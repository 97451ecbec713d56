using BenchmarkDotNet.Running;
using Lis.Benchmarks.Floors;
using Lis.Benchmarks.Imports;
using Lis.Benchmarks.Load;

switch (args)
{
    case ["load", .. var rest]:
        return await LoadCommand.RunAsync(LoadOptions.Parse(rest));
    case ["profile", .. var rest]:
        return await ProfileCommand.RunAsync(LoadOptions.Parse(rest));
    case ["starts", .. var rest]:
        return await StartsCommand.RunAsync(LoadOptions.Parse(rest));
    case ["imports", .. var rest]:
        return await ImportLoad.RunAsync(LoadOptions.Parse(rest));
    case ["floor", var database, var connection, var url]:
        await FloorServer.RunAsync(database, connection, url);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(LoadCommand).Assembly).Run(args);
        return 0;
}
