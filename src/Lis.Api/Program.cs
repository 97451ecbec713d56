using Lis.Api;

LisApplication.Build(args).Run();
