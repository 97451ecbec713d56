using Lis.OData.Model;
using Lis.Storage.Map;

namespace Lis.Api.V1.Building;

/// <summary>A version of the published model before it is bound to a database.</summary>
public sealed class ModelDraft(string ns, string container)
{
    internal string Namespace { get; } = ns;

    internal string Container { get; } = container;

    internal List<SetDraft> Sets { get; } = [];

    internal List<EnumDraft> Enums { get; } = [];

    internal List<ComplexDraft> Complexes { get; } = [];

    internal List<Action<OperationDrafts>> Operations { get; } = [];

    /// <summary>A set that publishes a table in full.</summary>
    public SetDraft<T> Set<T>(string name, string english, string danish, string typeEnglish, string typeDanish, string? typeName = null) =>
        Add(new SetDraft<T>(name, typeName ?? typeof(T).Name, new(english, danish), new(typeEnglish, typeDanish)));

    /// <summary>A set that looks again at a table that another set publishes; only what is listed is there.</summary>
    public SetDraft<T> View<T>(string name, string typeName, string english, string danish, string typeEnglish, string typeDanish) =>
        Add(new SetDraft<T>(name, typeName, new(english, danish), new(typeEnglish, typeDanish)) { IsView = true, IsReadOnly = true });

    /// <summary>An enumeration; every member of the domain's must be named.</summary>
    public void Enum<T>(string english, string danish, params (T Member, string English, string Danish)[] members)
        where T : struct, Enum
    {
        // Not by LINQ, which would be compiled for each enumeration at every start.
        var labels = new Dictionary<string, Labels>(members.Length, StringComparer.Ordinal);
        foreach (var member in members)
        {
            labels.Add(member.Member.ToString(), new Labels(member.English, member.Danish));
        }

        Enums.Add(new(typeof(T), new(english, danish), labels));
    }

    public ComplexDraft<T> Complex<T>(string english, string danish)
    {
        var draft = new ComplexDraft<T>(new(english, danish));
        Complexes.Add(draft);
        return draft;
    }

    /// <summary>Functions and actions; declared when the types are known.</summary>
    public void Declare(Action<OperationDrafts> operations) => Operations.Add(operations);

    /// <summary>Binds every line to EF's model.</summary>
    /// <exception cref="MapException">Lines that do not fit, all of them named.</exception>
    public ServiceModel Bind(EfMap map) => new ModelBinder(this, map).Bind();

    SetDraft<T> Add<T>(SetDraft<T> set)
    {
        Sets.Add(set);
        return set;
    }
}
